package io.churnwarnings.job.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of settings may hold any bytes: it is read or refused with a message. */
class ConfigFileTest {

    private static final int DEPTH = 100_000;

    @TempDir Path dir;

    @Test
    void aFileThatIsNestedTooDeeplyIsRefused() throws IOException {
        for (String text : List.of("[", "{a: ", "- ", "? ")) {
            assertThat(mistakes(text.repeat(DEPTH).getBytes(UTF_8)))
                    .as("%s...", text)
                    .singleElement()
                    .asString()
                    .contains("not YAML of the kind of Flink's config.yaml");
        }
    }

    @Test
    void aMapThatContainsItselfIsRefused() throws IOException {
        assertThat(mistakes("churn: &all\n  min-gaps: *all\n".getBytes(UTF_8)))
                .singleElement()
                .asString()
                .contains("not YAML of the kind");
    }

    @Test
    void aFileThatGrowsByAliasesIsRefused() throws IOException {
        StringBuilder text = new StringBuilder("a0: &a0 {k: 1}\n");
        for (int i = 1; i <= 25; i++) {
            text.append("a%d: &a%d {x: *a%d, y: *a%d}\n".formatted(i, i, i - 1, i - 1));
        }

        assertThat(mistakes(text.toString().getBytes(UTF_8)))
                .hasSizeLessThan(2_000)
                .anyMatch(mistake -> mistake.contains("more than 1,000 settings"));
    }

    @Test
    void aFileOfMoreThanAMegabyteIsRefused() throws IOException {
        assertThat(mistakes(new byte[(1 << 20) + 1]))
                .singleElement()
                .asString()
                .contains("larger than 1,048,576 bytes");
    }

    @Test
    void anyBytesAreReadOrRefused() throws IOException {
        long seed = 17;
        Random random = new Random(seed);
        byte[] sound = "churn:\n  min-gaps: 2\n  cycle: {floor: 1 d}\n".getBytes(UTF_8);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = sound.clone();
            for (int change = random.nextInt(6); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] =
                        (byte)
                                (random.nextBoolean()
                                        ? random.nextInt(256)
                                        : "&*{}[]?-:!|>%@`'\"\n\t #,".charAt(random.nextInt(22)));
            }
            assertThat(mistakes(bytes))
                    .as("seed %d, file %d", seed, i)
                    .noneMatch(mistake -> mistake.contains("\tat "));
        }
    }

    @Test
    void aThousandSettingsAreRead() throws IOException {
        List<String> lines =
                IntStream.range(0, 1_000).mapToObj(i -> "churn.k" + i + ": " + i).toList();
        List<String> mistakes = new ArrayList<>();
        Configuration read = ConfigFile.read(Files.write(dir.resolve("c.yaml"), lines), mistakes);

        assertThat(mistakes).isEmpty();
        assertThat(read.toMap()).hasSize(1_000);
    }

    private List<String> mistakes(byte[] content) throws IOException {
        List<String> mistakes = new ArrayList<>();
        ConfigFile.read(Files.write(dir.resolve("c.yaml"), content), mistakes);
        return mistakes;
    }
}
