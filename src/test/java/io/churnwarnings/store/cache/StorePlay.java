package io.churnwarnings.store.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import org.apache.flink.runtime.state.KeyGroupRange;

/** Customers who come and go at random, kept by a store and by a map, over restores. */
public final class StorePlay {

    private static final int MAX_PARALLELISM = 12;
    private static final int STEPS = 2_000;

    /** Followed by a number, these have the hash code of others: see {@link #id}. */
    private static final String SAME_HASH = "";

    private static final List<String> PREFIXES =
            List.of("c", "no short id at all ", "客户-", "é", "\uD83D\uDE00", "\uD800", SAME_HASH);

    private record Kept(byte[] body, long nextCheckAt, long timerAt) {

        static final Kept NOTHING = new Kept(new byte[0], Long.MAX_VALUE, Long.MAX_VALUE);

        static Kept of(CachedEntry entry) {
            return entry.length == 0
                    ? NOTHING
                    : new Kept(
                            Arrays.copyOf(entry.body, entry.length),
                            entry.nextCheckAt,
                            entry.timerAt);
        }
    }

    private final Random random;
    private final long budget;
    private final BiFunction<StoreBackend, Long, KeyedStore> stores;
    private final Map<String, Kept> model = new HashMap<>();
    private HeapCustomers backend = new HeapCustomers();
    private KeyedStore store;

    public static WriteBehindStore slots(
            StoreBackend backend, long budget, int lowWaterMark, boolean empty) {
        return slots(backend, budget, lowWaterMark, Integer.MAX_VALUE, empty);
    }

    public static WriteBehindStore slots(
            StoreBackend backend, long budget, int lowWaterMark, int highWaterMark, boolean empty) {
        return slots(
                backend,
                (id, timerAt, nextCheckAt) -> false,
                budget,
                lowWaterMark,
                highWaterMark,
                empty);
    }

    public static WriteBehindStore slots(
            StoreBackend backend,
            WriteBehindStore.EvictionListener evictionListener,
            long budget,
            int lowWaterMark,
            int highWaterMark,
            boolean empty) {
        return new WriteBehindStore(
                backend,
                evictionListener,
                KeyGroupRange.of(0, MAX_PARALLELISM - 1),
                MAX_PARALLELISM,
                budget,
                lowWaterMark,
                highWaterMark,
                empty,
                // The same places in every run.
                new KeyedHash(3, 5));
    }

    /**
     * @param stores makes the store to be tried of a backend and a budget
     */
    public StorePlay(long seed, long budget, BiFunction<StoreBackend, Long, KeyedStore> stores) {
        random = new Random(seed);
        this.budget = budget;
        this.stores = stores;
        store = stores.apply(backend, budget);
    }

    /**
     * @throws AssertionError if the store shows anything else than the model
     */
    public void run() throws IOException {
        int customers = 1 + random.nextInt(300);
        for (int step = 0; step < STEPS; step++) {
            visit(step, customers);
            int chance = random.nextInt(200);
            if (chance < 2) {
                flush(step);
            } else if (chance == 2) {
                flush(step);
                restore();
            } else if (chance < 12) {
                store.writeBack(random.nextInt(20));
            }
        }
        flush(STEPS);
    }

    private void visit(int step, int customers) throws IOException {
        int number = (int) (customers * Math.pow(random.nextDouble(), 2));
        String id = id(number);
        CachedEntry entry = store.load(new String(id));
        assertThat(entry.customerId()).isEqualTo(id);
        assertSame(Kept.of(entry), model.getOrDefault(id, Kept.NOTHING), id + " at step " + step);
        int action = random.nextInt(10);
        if (action < 3) {
            return;
        }
        change(entry, action);
        store.changed(entry);
        model.put(id, Kept.of(entry));
    }

    private static String id(int number) {
        String prefix = PREFIXES.get(number % PREFIXES.size());
        // "Aa" and "BB" have the same hash code, and so have all concatenations of equally many of
        // them.
        return prefix.equals(SAME_HASH)
                ? Integer.toBinaryString(512 | number).replace("0", "Aa").replace("1", "BB")
                : prefix + number;
    }

    private void change(CachedEntry entry, int action) {
        if (action == 3) {
            entry.length = 0;
            return;
        }
        int rare = random.nextInt(500) == 0 ? 600_000 : 5_000;
        int length = 1 + random.nextInt(random.nextInt(20) == 0 ? rare : 60);
        if (length > entry.body.length || action == 4) {
            entry.body = new byte[length + random.nextInt(30)];
        }
        random.nextBytes(entry.body);
        entry.length = length;
        entry.nextCheckAt = time();
        entry.timerAt = random.nextBoolean() ? entry.nextCheckAt : time();
    }

    private long time() {
        return switch (random.nextInt(5)) {
            case 0 -> Long.MAX_VALUE;
            case 1 -> random.nextLong();
            default -> 1_700_000_000_000L + random.nextInt();
        };
    }

    private void flush(int step) throws IOException {
        store.flush();
        KeyedStore restored = stores.apply(backend, Long.MAX_VALUE);
        int kept = 0;
        for (Map.Entry<String, Kept> customer : model.entrySet()) {
            Kept persisted = Kept.of(restored.load(customer.getKey()));
            assertSame(persisted, customer.getValue(), customer.getKey() + " after flush " + step);
            kept += customer.getValue().body().length > 0 ? 1 : 0;
        }
        assertThat(backend.values).as("backend at step %d", step).hasSize(kept);
    }

    private void restore() {
        HeapCustomers before = backend;
        backend = new HeapCustomers();
        backend.values.putAll(before.values);
        store = stores.apply(backend, budget);
    }

    private static void assertSame(Kept actual, Kept expected, String where) {
        assertThat(actual.body()).as(where).isEqualTo(expected.body());
        assertThat(actual.nextCheckAt()).as(where).isEqualTo(expected.nextCheckAt());
        assertThat(actual.timerAt()).as(where).isEqualTo(expected.timerAt());
    }
}
