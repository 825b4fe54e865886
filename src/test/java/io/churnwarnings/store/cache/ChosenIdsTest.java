package io.churnwarnings.store.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.junit.jupiter.api.Test;

/** Outsiders choose customer ids: ids with one hash code must not cost more than others. */
class ChosenIdsTest {

    private static final int BITS = 16;
    private static final int COUNT = 1 << BITS;

    /** A table whose lookups grow with the number of such ids is slower by more than ten times. */
    private static final double MOST_RATIO = 6;

    private static final int TRIES = 5;

    @Test
    void idsOfOneHashCodeAreAsFastAsOthers() throws IOException {
        List<String> chosen = ids(ChosenIdsTest::chosen);
        List<String> others = ids(i -> "customer-%07d".formatted(i * 7919 % COUNT));
        assertThat(chosen.stream().map(String::hashCode).distinct()).hasSize(1);

        double least = Double.MAX_VALUE;
        for (int i = 0; i < TRIES && least >= MOST_RATIO; i++) {
            cpuNanos(others);
            least = Math.min(least, (double) cpuNanos(chosen) / cpuNanos(others));
        }

        assertThat(least).isLessThan(MOST_RATIO);
    }

    @Test
    void aPassThatBeganBeforeTheTableWasScatteredMissesNothing() throws IOException {
        HeapCustomers backend = new HeapCustomers();
        WriteBehindStore store = store(backend);
        List<String> chosen = ids(ChosenIdsTest::chosen);
        for (String id : ids(i -> "customer-" + i)) {
            change(store, id);
        }
        int next = store.writeBack(0, COUNT / 2);
        assertThat(next).isNotEqualTo(KeyedStore.END);
        assertThat(backend.values.size()).isLessThan(COUNT);
        for (String id : chosen) {
            change(store, id);
        }

        while (next != KeyedStore.END) {
            next = store.writeBack(next, 1_000);
        }

        assertThat(store.dirty()).isZero();
        assertThat(backend.values).hasSize(2 * COUNT);
        for (String id : chosen) {
            assertThat(store.load(id).length).as(id).isEqualTo(1);
        }
    }

    private static long cpuNanos(List<String> ids) throws IOException {
        WriteBehindStore store = store(new HeapCustomers());
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int round = 0; round < 3; round++) {
            for (String id : ids) {
                change(store, id);
            }
        }
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    }

    private static WriteBehindStore store(StoreBackend backend) {
        return new WriteBehindStore(
                backend,
                (id, timerAt, nextCheckAt) -> false,
                KeyGroupRange.of(0, 127),
                128,
                1L << 30,
                0,
                Integer.MAX_VALUE,
                true);
    }

    private static void change(KeyedStore store, String id) throws IOException {
        CachedEntry entry = store.load(id);
        entry.body = new byte[] {1};
        entry.length = 1;
        store.changed(entry);
    }

    private static List<String> ids(IntFunction<String> id) {
        return new ArrayList<>(IntStream.range(0, COUNT).mapToObj(id).toList());
    }

    /** "Aa" and "BB" have one hash code, and so have all texts made of them. */
    private static String chosen(int number) {
        StringBuilder id = new StringBuilder(2 * BITS);
        for (int bit = 0; bit < BITS; bit++) {
            id.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return id.toString();
    }
}
