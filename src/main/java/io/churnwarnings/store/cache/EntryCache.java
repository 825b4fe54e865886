package io.churnwarnings.store.cache;

import java.io.IOException;

/**
 * The customers in memory, as bytes in a {@link RecordLog}, within a budget. When the budget is
 * exhausted the oldest segment is reclaimed: records read since the last pass are kept, all others
 * are evicted (CLOCK; the log is the hand). Dirty records are written to the backend first.
 */
final class EntryCache implements RecordLog.Tenants {

    /** The position of {@link #writeDirty} after a complete pass. */
    static final int END = CacheKey.TAG_END;

    private static final double GROW_ABOVE = 0.7;
    private static final double FULL_ABOVE = 0.85;
    private static final int SEEN_AT_ONCE = 1 << 16;

    /**
     * The maximum number of segments reclaimed for one customer before unread records are evicted
     * regardless.
     */
    private static final int FREED_AT_ONCE = 16;

    /** Writes dirty customers to the backend. */
    interface Writer {

        /**
         * @param leaves whether the customer is not in memory from now on
         */
        void write(byte[] record, int at, boolean leaves) throws IOException;
    }

    private final long budget;
    private final Writer writer;
    private final StoreCounters counters;
    private final RecordLog log;
    private final RecordIndex index = new RecordIndex();
    private int dirty;
    private boolean hasEvicted;

    /** The number of segments reclaimed during the current store. */
    private int freed;

    /**
     * @param budget the maximum heap size in bytes
     * @param writer called for each dirty customer before eviction
     */
    EntryCache(long budget, Writer writer, StoreCounters counters) {
        this.budget = budget;
        this.writer = writer;
        this.counters = counters;
        log = new RecordLog(budget);
    }

    /** Announces the next arguments of {@link #load}; see {@link RecordIndex#prefetch}. */
    void prefetch(CacheKey key, String[] customerIds, int count) {
        index.prefetch(key, customerIds, count, log);
    }

    /** Copies a customer into an empty entry. Returns whether the customer is in memory. */
    boolean peek(CacheKey key, CachedEntry entry) {
        return read(index.find(key, log), entry);
    }

    /** Like {@link #peek}, and marks the customer as referenced. */
    boolean load(CacheKey key, CachedEntry entry) {
        int place = index.find(key, log);
        if (place != RecordIndex.NOWHERE) {
            index.setReferenced(place, true);
        }
        return read(place, entry);
    }

    private boolean read(int place, CachedEntry entry) {
        if (place == RecordIndex.NOWHERE) {
            return false;
        }
        long address = index.address(place);
        CacheRecord.read(log.bytes(address), RecordLog.at(address), entry);
        return true;
    }

    /**
     * Stores a customer's current state.
     *
     * @param changed whether the state differs from the backend's
     * @return whether there is room; if not, the customer is no longer in memory
     */
    boolean store(CacheKey key, CachedEntry entry, boolean changed) throws IOException {
        int used = CacheRecord.used(key, entry);
        int place = index.find(key, log);
        if (place != RecordIndex.NOWHERE && !CacheRecord.fits(used, capacityAt(place))) {
            remove(place);
            place = RecordIndex.NOWHERE;
        }
        if (place == RecordIndex.NOWHERE) {
            boolean isTight = counters.evictions > 0 || entry.length == 0;
            int capacity = isTight ? CacheRecord.tight(used) : CacheRecord.roomy(used);
            if (used > CacheRecord.LARGEST || !makeRoom(capacity)) {
                hasEvicted |= entry.length > 0;
                return false;
            }
            long address = log.append(capacity);
            place = index.add(key.tag(), address);
            CacheRecord.begin(log.bytes(address), RecordLog.at(address), key, capacity);
        }
        long address = index.address(place);
        CacheRecord.write(log.bytes(address), RecordLog.at(address), used, entry);
        if (changed && !index.isDirty(place)) {
            index.setDirty(place, true);
            dirty++;
        }
        return true;
    }

    private int capacityAt(int place) {
        long address = index.address(place);
        return CacheRecord.capacity(log.bytes(address), RecordLog.at(address));
    }

    private void remove(int place) {
        dirty -= index.isDirty(place) ? 1 : 0;
        log.discard(index.address(place));
        index.removeAt(place);
    }

    private boolean makeRoom(int size) throws IOException {
        makeRoomInIndex();
        long most = budget - index.bytes();
        if (log.leastBytes(size) > most) {
            return false;
        }
        freed = 0;
        while (!log.hasRoom(size)) {
            if (!log.grow(size, most)) {
                freed++;
                if (log.isDense() || freed > FREED_AT_ONCE) {
                    log.freeOldest(this);
                } else {
                    log.compact(this);
                }
            }
        }
        return true;
    }

    private void makeRoomInIndex() throws IOException {
        if (index.size() < GROW_ABOVE * index.capacity() || growIndex()) {
            return;
        }
        // The log has taken what the index lacks: return unused segments first.
        long lacking = bytes() + index.bytesToGrow() - budget;
        while (lacking < log.garbage() / 2 && !growIndex()) {
            log.compact(this);
        }
        freed = 0;
        while (index.size() >= FULL_ABOVE * index.capacity() && !growIndex()) {
            freed++;
            log.freeOldest(this);
        }
    }

    private boolean growIndex() {
        long lacking = bytes() + index.bytesToGrow() - budget;
        if (lacking > log.spareBytes()) {
            return false;
        }
        log.dropSpares(lacking);
        index.grow();
        return true;
    }

    @Override
    public boolean stays(int tag, long address) throws IOException {
        int place = index.find(tag, address);
        if (freed <= FREED_AT_ONCE && index.isReferenced(place)) {
            index.setReferenced(place, false);
            return true;
        }
        if (index.isDirty(place)) {
            write(place, true);
        }
        int at = RecordLog.at(address);
        hasEvicted |= CacheRecord.hasValue(log.bytes(address), at);
        index.removeAt(place);
        counters.evictions++;
        return false;
    }

    @Override
    public void moved(int tag, long from, long to) {
        index.move(index.find(tag, from), to);
    }

    /**
     * Writes some of the dirty customers, in the order of the key groups.
     *
     * @param from the start: 0, or the result of the last call
     * @param most the approximate number of customers per call
     * @return the next start, or {@link #END}
     */
    int writeDirty(int from, int most) throws IOException {
        int first = index.placeOf(from);
        int written = 0;
        for (int step = 0; dirty > 0; step++) {
            int place = first + step & index.capacity() - 1;
            boolean isPastEnd = first + step >= index.capacity();
            if (index.address(place) == RecordLog.NOWHERE) {
                // No entry with its home before an empty place can be behind it.
                if (isPastEnd) {
                    return END;
                }
                if (written >= most || step >= SEEN_AT_ONCE) {
                    return index.cursor(place);
                }
            } else if (index.isDirty(place)) {
                write(place, false);
                written++;
            }
        }
        return END;
    }

    private void write(int place, boolean leaves) throws IOException {
        long address = index.address(place);
        writer.write(log.bytes(address), RecordLog.at(address), leaves);
        index.setDirty(place, false);
        dirty--;
    }

    /** Whether any customer with state was evicted. */
    boolean hasEvicted() {
        return hasEvicted;
    }

    int customers() {
        return index.size();
    }

    int dirty() {
        return dirty;
    }

    long bytes() {
        return log.bytes() + index.bytes();
    }
}
