package io.churnwarnings.store;

import io.churnwarnings.store.cache.DelegatingStore;
import io.churnwarnings.store.cache.KeyedStore;
import io.churnwarnings.store.cache.StoreBackend;
import io.churnwarnings.store.cache.StorePlay;
import io.churnwarnings.store.cache.WriteBehindStore;
import io.churnwarnings.store.timer.DelegatingTimers;
import io.churnwarnings.store.timer.TimerChunks;
import io.churnwarnings.store.timer.Timers;
import io.churnwarnings.store.timer.TimersPlay;
import io.churnwarnings.store.timer.WriteBehindTimers;
import io.churnwarnings.testkit.MutantHunt;
import io.churnwarnings.testkit.Seeds;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** The plays at random find out a store and a timer store that forget something. */
@Tag("simulation")
class WriteBehindMutantsTest {

    private static final int SEEDS = 20;
    private static final long SMALL = 3_000;
    private static final long LARGE = 1L << 30;

    @TestFactory
    Stream<DynamicTest> storesAreFoundOutIfThey() {
        return Stream.of(
                store("forget to flush", LARGE, (b, bytes) -> new Unflushed(b, bytes)),
                store("drop a dirty victim", SMALL, (b, bytes) -> flushing(new Victims(b), bytes)),
                store(
                        "keep in the backend who is forgotten",
                        LARGE,
                        (b, bytes) -> StorePlay.slots(new Graves(b), bytes, 0, false)));
    }

    @TestFactory
    Stream<DynamicTest> dueListsAreFoundOutIfThey() {
        return Stream.of(
                dueList("forget what is unflushed", LARGE, (c, r, b) -> unflushed(c, r, b)),
                dueList("replace a chunk", LARGE, (c, r, b) -> list(new Replacing(c), r, b)),
                dueList("load nothing", SMALL, (c, r, b) -> list(new Mute(c), r, b)),
                dueList("leave chunks behind", LARGE, (c, r, b) -> list(new Leaving(c), r, b)),
                dueList("come up late", LARGE, (c, r, b) -> late(c, r, b)),
                dueList("withdraw for good", LARGE, (c, r, b) -> withdrawing(c, r, b)));
    }

    private static DynamicTest store(
            String name, long budget, BiFunction<StoreBackend, Long, KeyedStore> mutant) {
        return findOut(name, seed -> new StorePlay(seed, budget, mutant).run());
    }

    private static DynamicTest dueList(String name, long budget, TimersPlay.Lists mutant) {
        return findOut(name, seed -> new TimersPlay(seed, budget, mutant).run());
    }

    private static DynamicTest findOut(String name, MutantHunt.Play<Long> play) {
        return DynamicTest.dynamicTest(
                name, () -> MutantHunt.assertDetected(Seeds.range(SEEDS).boxed(), play));
    }

    private static KeyedStore flushing(Victims victims, long budget) {
        WriteBehindStore slots = StorePlay.slots(victims, budget, 0, false);
        return new DelegatingStore(slots) {
            @Override
            public void flush() throws IOException {
                victims.flushing = true;
                super.flush();
                victims.flushing = false;
            }
        };
    }

    private static Timers list(TimerChunks chunks, KeyGroupRange range, long budget)
            throws IOException {
        return new WriteBehindTimers(
                chunks, range, TimersPlay.MAX_PARALLELISM, TimersPlay.DAY, budget);
    }

    private static Timers unflushed(TimerChunks chunks, KeyGroupRange range, long budget)
            throws IOException {
        Timers list = list(chunks, range, budget);
        return new DelegatingTimers(list) {
            @Override
            public void flush() {
                // This is the mutation.
            }
        };
    }

    private static Timers withdrawing(TimerChunks chunks, KeyGroupRange range, long budget)
            throws IOException {
        Timers list = list(chunks, range, budget);
        return new DelegatingTimers(list) {
            @Override
            public void cancel(String customerId, long at) throws IOException {
                super.cancel(customerId, at);
                super.cancel(customerId, at);
            }
        };
    }

    private static Timers late(TimerChunks chunks, KeyGroupRange range, long budget)
            throws IOException {
        Timers list = list(chunks, range, budget);
        return new DelegatingTimers(list) {
            @Override
            public void fire(long clock, Visitor visitor) throws Exception {
                super.fire(clock - 1, visitor);
            }
        };
    }

    private static final class Unflushed extends DelegatingStore {

        Unflushed(StoreBackend backend, long budget) {
            super(StorePlay.slots(backend, budget, 0, false));
        }

        @Override
        public void flush() {
            // This is the mutation.
        }
    }

    /** Takes writes during a flush only. */
    private static final class Victims implements StoreBackend {

        private final StoreBackend backend;
        private boolean flushing;

        Victims(StoreBackend backend) {
            this.backend = backend;
        }

        @Override
        public byte[] read(String customerId) throws IOException {
            return backend.read(customerId);
        }

        @Override
        public void write(String customerId, byte[] value) throws IOException {
            if (flushing) {
                backend.write(customerId, value);
            }
        }

        @Override
        public void delete(String customerId) throws IOException {
            backend.delete(customerId);
        }
    }

    /** Deletes nothing. */
    private record Graves(StoreBackend backend) implements StoreBackend {

        @Override
        public byte[] read(String customerId) throws IOException {
            return backend.read(customerId);
        }

        @Override
        public void write(String customerId, byte[] value) throws IOException {
            backend.write(customerId, value);
        }

        @Override
        public void delete(String customerId) {
            // This is the mutation.
        }
    }

    private static class DelegatingChunks implements TimerChunks {

        private final TimerChunks chunks;

        DelegatingChunks(TimerChunks chunks) {
            this.chunks = chunks;
        }

        @Override
        public byte[] read(int keyGroup, long day) throws IOException {
            return chunks.read(keyGroup, day);
        }

        @Override
        public void append(int keyGroup, long day, byte[] chunk) throws IOException {
            chunks.append(keyGroup, day, chunk);
        }

        @Override
        public void remove(int keyGroup, long day) throws IOException {
            chunks.remove(keyGroup, day);
        }

        @Override
        public void forEach(Visitor visitor) throws IOException {
            chunks.forEach(visitor);
        }
    }

    /** Drops the contents of a chunk when more is added. */
    private static final class Replacing extends DelegatingChunks {

        private final Set<List<Long>> there = new HashSet<>();

        Replacing(TimerChunks chunks) {
            super(chunks);
        }

        @Override
        public void append(int keyGroup, long day, byte[] entries) throws IOException {
            if (!there.add(List.of((long) keyGroup, day))) {
                super.remove(keyGroup, day);
            }
            super.append(keyGroup, day, entries);
        }

        @Override
        public void remove(int keyGroup, long day) throws IOException {
            there.remove(List.of((long) keyGroup, day));
            super.remove(keyGroup, day);
        }
    }

    private static final class Mute extends DelegatingChunks {

        Mute(TimerChunks chunks) {
            super(chunks);
        }

        @Override
        public byte[] read(int keyGroup, long day) {
            return new byte[0];
        }
    }

    private static final class Leaving extends DelegatingChunks {

        Leaving(TimerChunks chunks) {
            super(chunks);
        }

        @Override
        public void remove(int keyGroup, long day) {
            // This is the mutation.
        }
    }
}
