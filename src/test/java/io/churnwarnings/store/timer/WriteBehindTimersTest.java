package io.churnwarnings.store.timer;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.testkit.Seeds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every timer fires, and in order, at any memory size. */
@Tag("simulation")
class WriteBehindTimersTest {

    private static final int SEEDS = Seeds.orElse(10);
    private static final long LARGE = 1L << 30;
    private static final KeyGroupRange ALL = KeyGroupRange.of(0, TimersPlay.MAX_PARALLELISM - 1);

    private final HeapChunks chunks = new HeapChunks();
    private final List<String> timers = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 300, 2_000, 10_000, LARGE})
    void losesNothing(long budget) throws Exception {
        for (long seed = 0; seed < SEEDS; seed++) {
            try {
                new TimersPlay(seed, budget, WriteBehindTimersTest::list).run();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    @Test
    void timersThatFireBeforeAFlushNeverReachTheBackend() throws Exception {
        WriteBehindTimers list = list(chunks, ALL, LARGE);
        for (int i = 0; i < 1_000; i++) {
            list.set("c" + i, i);
        }
        list.fire(1_000, this::take);
        list.flush();
        assertThat(timers).hasSize(1_000);
        assertThat(chunks.count()).isZero();
    }

    @Test
    void aFlushWritesOnlyWhatIsNew() throws Exception {
        WriteBehindTimers list = list(chunks, ALL, LARGE);
        list.set("ann", 250);
        list.flush();
        byte[] written = onlyChunk();
        list.flush();
        assertThat(onlyChunk()).isSameAs(written);
        list.fire(230, this::take);
        list.flush();
        written = onlyChunk();
        list.flush();
        assertThat(onlyChunk()).isSameAs(written);
    }

    @Test
    void memoryIsGivenBack() throws Exception {
        WriteBehindTimers list = list(chunks, ALL, LARGE);
        for (int i = 0; i < 100_000; i++) {
            list.set("c" + i, i);
            list.fire(i - 50, this::take);
        }
        assertThat(list.bytes()).isBetween(1L, 20_000L);
        list.fire(200_000, this::take);
        assertThat(list.bytes()).isZero();
        assertThat(timers).hasSize(100_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 5_000, 50_000})
    void farDaysAreEvictedFromMemory(long budget) throws Exception {
        WriteBehindTimers list = list(chunks, ALL, budget);
        for (int i = 0; i < 20_000; i++) {
            list.set("c" + i, i * 7 % 5_000);
            assertThat(list.bytes()).isLessThanOrEqualTo(budget);
        }
        list.fire(6_000, this::take);
        assertThat(timers).hasSize(20_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 5_000, 50_000, LARGE})
    void aCancelledTimerDoesNotFire(long budget) throws Exception {
        WriteBehindTimers list = list(chunks, ALL, budget);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            list.set("c" + i, i * 7 % 5_000);
            if (i % 4 > 0) {
                list.cancel("c" + i, i * 7 % 5_000);
            }
            if (i % 4 == 3) {
                list.set("c" + i, i * 7 % 5_000);
            }
            if (i % 4 == 0 || i % 4 == 3) {
                expected.add("c" + i + "@" + i * 7 % 5_000);
            }
        }
        list.fire(2_500, this::take);
        list.fire(6_000, this::take);
        assertThat(timers).containsExactlyInAnyOrderElementsOf(expected);
        list.flush();
        assertThat(chunks.count()).isZero();
    }

    @Test
    void ofManyCancellationsOfOneInstantSomeAreDroppedWithoutOtherEffect() throws Exception {
        WriteBehindTimers list = list(chunks, ALL, LARGE);
        for (int i = 0; i < 20_000; i++) {
            list.set("c" + i, 500);
            list.cancel("c" + i, 500);
            list.set("d" + i, 500);
        }
        list.fire(500, this::take);
        assertThat(timers.stream().filter(entry -> entry.startsWith("d"))).hasSize(20_000);
        assertThat(timers).hasSizeLessThan(40_000 - 4_000);
    }

    @Test
    void timersPersistedByDayInTheOldFormatFire() throws Exception {
        chunk(2, 210, "ann");
        chunk(40, 4_010, "bob");
        chunk(41, 4_150, "eve");
        WriteBehindTimers list = list(chunks, ALL, LARGE);
        list.set("tom", 4_020);
        list.set("joe", 9_999);
        list.flush();
        list.fire(300, this::take);
        list.set("kim", 4_160);
        list.flush();
        list = list(chunks, ALL, LARGE);
        list.fire(10_000, this::take);
        assertThat(timers)
                .containsExactly(
                        "ann@210", "bob@4010", "tom@4020", "eve@4150", "kim@4160", "joe@9999");
        list.flush();
        assertThat(chunks.count()).isZero();
    }

    private void chunk(long day, long at, String customerId) {
        TimerLog log = new TimerLog();
        log.makeRoom(TimerLog.room(customerId));
        log.add(at - day * TimersPlay.DAY, customerId);
        chunks.append(keyGroup(customerId), day, log.copy());
    }

    @Test
    void farDaysArePersistedTogether() throws Exception {
        WriteBehindTimers list = list(chunks, ALL, 2_000);
        for (int i = 0; i < 20_000; i++) {
            list.set("c" + i, 6_400 + i * 7 % 3_200);
        }
        list.flush();
        assertThat(chunks.count()).isEqualTo(TimersPlay.MAX_PARALLELISM);
        list.fire(6_400, this::take);
        assertThat(list.bytes()).isLessThanOrEqualTo(2_000);
        list.fire(9_600, this::take);
        assertThat(timers).hasSize(20_000);
        assertThat(chunks.count()).isZero();
    }

    @Test
    void aSpanThatIsAllInMemoryIsNotReadWhenItBegins() throws Exception {
        HeapChunks unreadable =
                new HeapChunks() {
                    @Override
                    public byte[] read(int keyGroup, long number) {
                        throw new AssertionError("read");
                    }
                };
        WriteBehindTimers list = list(unreadable, ALL, LARGE);
        for (int i = 0; i < 1_000; i++) {
            list.set("c" + i, 6_400 + i);
            list.fire(i, this::take);
            list.flush();
        }
        list.fire(6_500, this::take);
        list.flush();
        list.fire(7_400, this::take);
        assertThat(timers).hasSize(1_000);
        assertThat(unreadable.count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1_000, 2_000, 3_000, 4_000, 8_000})
    void aTimerSetAgainForAFullMillisecondFires(long budget) throws Exception {
        for (int entries = 20; entries < 400; entries += 10) {
            HeapChunks crowded = new HeapChunks();
            WriteBehindTimers list = list(crowded, ALL, budget);
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < entries; i++) {
                list.set("c" + i, 250);
                ids.add("c" + i);
            }
            list.set("x", 150);
            list.flush();
            list.fire(160, (id, at) -> {});
            list.fire(220, (id, at) -> {});
            // Of the key group that is loaded last.
            String last = ids.stream().filter(id -> keyGroup(id) == 7).findFirst().orElseThrow();
            list.cancel(last, 250);
            list.flush();
            list.set(last, 250);
            Set<String> came = new HashSet<>();
            list.fire(260, (id, at) -> came.add(id));
            assertThat(came).as("of %d", entries).containsAll(ids);
        }
    }

    private static int keyGroup(String customerId) {
        return KeyGroupRangeAssignment.assignToKeyGroup(customerId, TimersPlay.MAX_PARALLELISM);
    }

    private byte[] onlyChunk() {
        assertThat(chunks.count()).isEqualTo(1);
        return chunks.chunks.values().stream()
                .flatMap(days -> days.values().stream())
                .findFirst()
                .orElseThrow();
    }

    private void take(String customerId, long at) {
        timers.add(customerId + "@" + at);
    }

    private static WriteBehindTimers list(TimerChunks chunks, KeyGroupRange range, long budget)
            throws java.io.IOException {
        return new WriteBehindTimers(
                chunks, range, TimersPlay.MAX_PARALLELISM, TimersPlay.DAY, budget);
    }
}
