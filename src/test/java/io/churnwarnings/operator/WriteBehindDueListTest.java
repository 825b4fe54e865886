package io.churnwarnings.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every entry comes up, and in order, whatever has room in memory. */
class WriteBehindDueListTest {

    private static final int SEEDS = 100;
    private static final long LARGE = 1L << 30;
    private static final KeyGroupRange ALL = KeyGroupRange.of(0, DuePlay.MAX_PARALLELISM - 1);

    private final HeapChunks chunks = new HeapChunks();
    private final List<String> due = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 300, 2_000, 10_000, LARGE})
    void losesNothing(long budget) throws Exception {
        for (long seed = 0; seed < SEEDS; seed++) {
            try {
                new DuePlay(seed, budget, WriteBehindDueListTest::list).run();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    @Test
    void whatComesUpBeforeAFlushNeverTouchesTheBackend() throws Exception {
        WriteBehindDueList list = list(chunks, ALL, LARGE);
        for (int i = 0; i < 1_000; i++) {
            list.add("c" + i, i);
        }
        list.comeUp(1_000, this::take);
        list.flush();
        assertThat(due).hasSize(1_000);
        assertThat(chunks.count()).isZero();
    }

    @Test
    void aFlushWritesOnlyWhatIsNew() throws Exception {
        WriteBehindDueList list = list(chunks, ALL, LARGE);
        list.add("ann", 250);
        list.flush();
        byte[] written = chunks.chunks.values().iterator().next().get(2L);
        list.flush();
        assertThat(chunks.chunks.values().iterator().next().get(2L)).isSameAs(written);
    }

    @Test
    void memoryIsGivenBack() throws Exception {
        WriteBehindDueList list = list(chunks, ALL, LARGE);
        for (int i = 0; i < 100_000; i++) {
            list.add("c" + i, i);
            list.comeUp(i - 50, this::take);
        }
        assertThat(list.bytes()).isBetween(1L, 20_000L);
        list.comeUp(200_000, this::take);
        assertThat(list.bytes()).isZero();
        assertThat(due).hasSize(100_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 5_000, 50_000})
    void farDaysLeaveTheMemory(long budget) throws Exception {
        WriteBehindDueList list = list(chunks, ALL, budget);
        for (int i = 0; i < 20_000; i++) {
            list.add("c" + i, i * 7 % 5_000);
            assertThat(list.bytes()).isLessThanOrEqualTo(budget);
        }
        list.comeUp(6_000, this::take);
        assertThat(due).hasSize(20_000);
    }

    private void take(String customerId, long at) {
        due.add(customerId + "@" + at);
    }

    private static WriteBehindDueList list(DueChunks chunks, KeyGroupRange range, long budget)
            throws java.io.IOException {
        return new WriteBehindDueList(chunks, range, DuePlay.MAX_PARALLELISM, DuePlay.DAY, budget);
    }
}
