package io.churnwarnings.store.cache;

import java.io.IOException;

/**
 * The customers that are in memory, as bytes in a {@link RecordLog}, as many as a budget allows.
 * Who was not asked for again since the log came by him last makes room for others: CLOCK, with the
 * log for its hand.
 */
final class EntryCache implements RecordLog.Tenants {

    /** Where {@link #writeDirty} has come to when it has seen everybody. */
    static final int END = CacheKey.TAG_END;

    private static final double GROW_ABOVE = 0.7;
    private static final double FULL_ABOVE = 0.85;
    private static final int SEEN_AT_ONCE = 1 << 16;

    /** How many segments are looked through for one customer before anybody must leave. */
    private static final int FREED_AT_ONCE = 16;

    /** Who learns of those that are dirty. */
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

    /** How many segments have been made free for what is stored just now. */
    private int freed;

    /**
     * @param budget how many bytes of heap may be taken
     * @param writer told of whoever is dirty before he leaves
     */
    EntryCache(long budget, Writer writer, StoreCounters counters) {
        this.budget = budget;
        this.writer = writer;
        this.counters = counters;
        log = new RecordLog(budget);
    }

    /** Says whom {@link #load} will be asked for next; see {@link RecordIndex#prefetch}. */
    void prefetch(CacheKey key, String[] customerIds, int count) {
        index.prefetch(key, customerIds, count, log);
    }

    /** Shows a customer in an empty entry, and tells whether he is in memory. */
    boolean peek(CacheKey key, CachedEntry entry) {
        return read(index.find(key, log), entry);
    }

    /** The same; he was asked for. */
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
     * Keeps a customer as he is now.
     *
     * @param changed whether the writer does not know him so
     * @return whether there is room; if not, nothing is kept of him here any more
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
        // The log has taken what the index lacks: with what nobody uses there, if it can be.
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
     * Lets the writer know some of those that are dirty, in the order of the key groups.
     *
     * @param from where to begin: 0, or what the last call returned
     * @param most after how many to pause, if there is a place to
     * @return where to go on, or {@link #END}
     */
    int writeDirty(int from, int most) throws IOException {
        int first = index.placeOf(from);
        int written = 0;
        for (int step = 0; dirty > 0; step++) {
            int place = first + step & index.capacity() - 1;
            boolean isPastEnd = first + step >= index.capacity();
            if (index.address(place) == RecordLog.NOWHERE) {
                // Nobody whose home is before an empty place can be behind it.
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

    /** Whether somebody of whom something is kept was in memory and is not any more. */
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
