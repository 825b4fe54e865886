package io.churnwarnings.codec.file.sort;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalSortTest {

    private static final long ALL_IN_MEMORY = 1L << 30;
    private static final long A_FEW_AT_A_TIME = 1_000;

    @TempDir Path folder;

    private record Element(long key, String text) {}

    @ParameterizedTest
    @ValueSource(longs = {ALL_IN_MEMORY, A_FEW_AT_A_TIME, 1})
    void sortsByKeyAndKeepsTheOrderOfEqualKeys(long budget) throws IOException {
        List<Element> elements = elements(2_000, 50);
        List<Element> expected = new ArrayList<>(elements);
        expected.sort(Comparator.comparingLong(Element::key));
        assertThat(sorted(elements, budget)).isEqualTo(expected);
    }

    @Test
    void sortedInputIsOneRunOfAnySize() throws IOException {
        try (ExternalSort sort = new ExternalSort(A_FEW_AT_A_TIME)) {
            for (int i = 0; i < 1_000; i++) {
                sort.add(i / 3, new byte[] {1});
            }
            assertThat(sort.isInOrder()).isTrue();
            assertThat(sort.isSpilled()).isTrue();
        }
    }

    @Test
    void oneElementOutOfOrderIsDetected() throws IOException {
        try (ExternalSort sort = new ExternalSort(ALL_IN_MEMORY)) {
            sort.add(2, new byte[0]);
            sort.add(1, new byte[0]);
            assertThat(sort.isInOrder()).isFalse();
        }
    }

    @Test
    void leavesNoFileBehind() throws IOException {
        String before = System.getProperty("java.io.tmpdir");
        System.setProperty("java.io.tmpdir", folder.toString());
        try {
            sorted(elements(500, 50), A_FEW_AT_A_TIME);
            try (Stream<Path> left = Files.list(folder)) {
                assertThat(left).isEmpty();
            }
        } finally {
            System.setProperty("java.io.tmpdir", before);
        }
    }

    @Test
    void saysWhereItCannotWrite() throws IOException {
        String before = System.getProperty("java.io.tmpdir");
        System.setProperty("java.io.tmpdir", folder.resolve("missing").toString());
        try {
            assertThatThrownBy(() -> sorted(elements(500, 50), A_FEW_AT_A_TIME))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("missing")
                    .hasMessageContaining("free some space");
        } finally {
            System.setProperty("java.io.tmpdir", before);
        }
    }

    private static List<Element> elements(int count, int keys) {
        SplittableRandom random = new SplittableRandom(7);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            elements.add(new Element(random.nextInt(keys), "e" + i));
        }
        return elements;
    }

    private static List<Element> sorted(List<Element> elements, long budget) throws IOException {
        List<Element> found = new ArrayList<>();
        try (ExternalSort sort = new ExternalSort(budget)) {
            for (Element element : elements) {
                sort.add(element.key(), element.text().getBytes(UTF_8));
            }
            Sorted sorted = sort.sorted();
            while (sorted.next()) {
                found.add(new Element(sorted.key(), new String(sorted.element(), UTF_8)));
            }
        }
        return found;
    }
}
