package io.churnwarnings.store.cache;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.apache.flink.runtime.state.KeyGroupRange;

/**
 * Keeps customers in memory, as many as a budget of bytes allows, and writes behind: the backend
 * learns of a change when the customer is evicted, written back or flushed. That nothing is kept of
 * a customer is remembered like anything else.
 */
public final class WriteBehindStore implements KeyedStore {

    /** Called for changed customers that are evicted, or do not fit into memory. */
    public interface EvictionListener {

        /**
         * Replaces a timer that would fire before the customer's next check.
         *
         * @param timerAt the time of the live timer, UTC epoch milliseconds
         * @param nextCheckAt the customer's next check, UTC epoch milliseconds
         * @return whether the live timer was moved to {@code nextCheckAt}
         */
        boolean beforeEviction(String customerId, long timerAt, long nextCheckAt)
                throws IOException;
    }

    private final StoreBackend backend;
    private final EvictionListener evictionListener;
    private final long budget;
    private final int lowWaterMark;
    private final int highWaterMark;
    private final boolean beganEmpty;
    private final CacheKey key;
    private final CacheKey peekedKey;
    private final StoreCounters counters = new StoreCounters();
    private final EntryCache memory;

    /** The entry loaded last. */
    private CachedEntry present = new CachedEntry("");

    /** The entry loaded before, kept apart to detect a caller that still changes it. */
    private CachedEntry past = new CachedEntry("");

    /** Whether the present customer was read from the backend and is not in memory yet. */
    private boolean isUnkept;

    private int hand;

    /**
     * @param evictionListener called before the backend
     * @param keyGroups the key groups of the subtask
     * @param budget the maximum heap size of the customers in memory, in bytes; a customer without
     *     room is written at each change
     * @param lowWaterMark the number of dirty customers up to which {@link #writeBack} does nothing
     * @param highWaterMark the maximum number of dirty customers it leaves, regardless of its
     *     arguments
     * @param empty whether the backend is empty: then new customers, frequent in a backfill, are
     *     not looked up there as long as all others are in memory
     */
    public WriteBehindStore(
            StoreBackend backend,
            EvictionListener evictionListener,
            KeyGroupRange keyGroups,
            int maxParallelism,
            long budget,
            int lowWaterMark,
            int highWaterMark,
            boolean empty) {
        this(
                backend,
                evictionListener,
                keyGroups,
                maxParallelism,
                budget,
                lowWaterMark,
                highWaterMark,
                empty,
                KeyedHash.ofProcess());
    }

    WriteBehindStore(
            StoreBackend backend,
            EvictionListener evictionListener,
            KeyGroupRange keyGroups,
            int maxParallelism,
            long budget,
            int lowWaterMark,
            int highWaterMark,
            boolean empty,
            KeyedHash hash) {
        this.backend = backend;
        this.evictionListener = evictionListener;
        this.budget = budget;
        this.lowWaterMark = lowWaterMark;
        this.highWaterMark = highWaterMark;
        beganEmpty = empty;
        key = new CacheKey(keyGroups, maxParallelism, hash);
        peekedKey = new CacheKey(keyGroups, maxParallelism, hash);
        memory = new EntryCache(budget, this::write, counters);
    }

    @Override
    public CachedEntry load(String customerId) throws IOException {
        if (isUnkept) {
            isUnkept = false;
            memory.store(key, present, false);
        }
        CachedEntry entry = past;
        past = present;
        present = entry;
        entry.begin(customerId);
        key.set(customerId);
        if (memory.load(key, entry)) {
            counters.hits++;
        } else {
            counters.misses++;
            isUnkept = true;
            read(customerId, entry);
        }
        return entry;
    }

    @Override
    public int tag(String customerId) {
        return key.tag(customerId);
    }

    @Override
    public void prefetch(String[] customerIds, int count) {
        memory.prefetch(peekedKey, customerIds, count);
    }

    @Override
    public void changed(CachedEntry entry) throws IOException {
        if (entry != present) {
            throw new IllegalStateException("another customer was loaded since");
        }
        isUnkept = false;
        if (!memory.store(key, entry, true)) {
            // A customer too large for the memory is written through.
            boolean isMemoryShort = counters.evictions > 0 || memory.customers() == 0;
            if (isMemoryShort
                    && entry.length > 0
                    && evictionListener.beforeEviction(
                            entry.customerId(), entry.timerAt, entry.nextCheckAt)) {
                entry.timerAt = entry.nextCheckAt;
            }
            write(entry.customerId(), entry.length == 0 ? null : StoredValue.encode(entry));
        }
    }

    @Override
    public void flush() throws IOException {
        long start = System.nanoTime();
        for (int next = 0; next != END; ) {
            next = memory.writeDirty(next, Integer.MAX_VALUE);
        }
        counters.lastFlushMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    @Override
    public void writeBack(int most) throws IOException {
        int dirty = memory.dirty();
        int now = Math.max(Math.min(most, dirty - lowWaterMark), dirty - highWaterMark);
        if (now <= 0) {
            return;
        }
        do {
            hand = writeBack(hand, memory.dirty() - dirty + now);
            hand = hand == END ? 0 : hand;
        } while (memory.dirty() > highWaterMark);
    }

    @Override
    public int writeBack(int from, int most) throws IOException {
        return memory.writeDirty(from, most);
    }

    @Override
    public CachedEntry peek(String customerId) throws IOException {
        CachedEntry entry = new CachedEntry(customerId);
        peekedKey.set(customerId);
        if (!memory.peek(peekedKey, entry)) {
            read(customerId, entry);
        }
        return entry.length == 0 ? null : entry;
    }

    private void read(String customerId, CachedEntry entry) throws IOException {
        if (beganEmpty && !memory.hasEvicted()) {
            return;
        }
        byte[] value = backend.read(customerId);
        if (value != null) {
            StoredValue.read(value, 0, value.length, entry);
        }
    }

    private void write(byte[] record, int at, boolean leaves) throws IOException {
        String customerId = CacheRecord.customerId(record, at);
        if (!CacheRecord.hasValue(record, at)) {
            write(customerId, null);
            return;
        }
        int from = CacheRecord.valueFrom(record, at);
        byte[] value = Arrays.copyOfRange(record, from, CacheRecord.valueTo(record, at));
        boolean isMoved =
                leaves
                        && evictionListener.beforeEviction(
                                customerId,
                                StoredValue.timerAt(value),
                                StoredValue.nextCheckAt(value));
        write(customerId, isMoved ? StoredValue.settled(value) : value);
    }

    private void write(String customerId, byte[] value) throws IOException {
        if (value == null) {
            backend.delete(customerId);
        } else {
            backend.write(customerId, value);
            counters.valuesWritten++;
            counters.valueBytesWritten += value.length;
        }
        counters.writeBacks++;
    }

    public StoreCounters counters() {
        return counters;
    }

    public int dirty() {
        return memory.dirty();
    }

    public int customers() {
        return memory.customers();
    }

    public long bytes() {
        return memory.bytes();
    }

    public long budget() {
        return budget;
    }
}
