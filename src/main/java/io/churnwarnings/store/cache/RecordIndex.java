package io.churnwarnings.store.cache;

/**
 * The addresses of the customers' records: an open-addressing table with linear probing, ordered by
 * tag except for displacements by neighbours. An entry is one number, so that a search for dirty or
 * unreferenced entries reads neither objects nor records. A removal shifts displaced entries back,
 * so there are no tombstones.
 *
 * <p>The order by tag puts each key group into a part of the table of its own. Ids with one {@link
 * String#hashCode} fall into one key group and would crowd that part. An entry that would lie too
 * far from its home therefore scatters the table once and for all: from then on the order is that
 * of the tags' mixed bits, and probing is short for any ids.
 */
final class RecordIndex {

    /** About as many as a processor can wait for at the same time. */
    static final int FETCHED_AT_ONCE = 32;

    static final int NOWHERE = -1;

    private static final long DIRTY = 1L << 63;
    private static final long REFERENCED = 1L << 62;
    private static final int TAG_MASK = (1 << CacheKey.TAG_BITS) - 1;
    private static final long ADDRESS_MASK = (1L << RecordLog.ADDRESS_BITS) - 1;
    private static final int SMALLEST = 16;

    /** Marks the cursors of a scattered table. */
    private static final int SCATTERED = 1 << CacheKey.TAG_BITS;

    /** Odd, so that multiplying by it loses nothing. */
    private static final int MIX = 0x9E3779B1;

    private static final int LARGEST = 1 << CacheKey.TAG_BITS;

    /** Far above the probe lengths of well-hashed entries, even in a nearly full table. */
    private static final int LONGEST_PROBE = 4_096;

    /** By place: dirty, referenced, tag, address; 0 if free. */
    private long[] entries = new long[SMALLEST];

    private int mask = SMALLEST - 1;
    private int size;
    private boolean isScattered;
    private final int[] places = new int[FETCHED_AT_ONCE];

    /** Sink that keeps the JIT from removing the prefetch loads; never read. */
    private int fetched;

    /** The place of a customer, or nowhere. */
    int find(CacheKey key, RecordLog log) {
        int tag = key.tag();
        int at = home(tag);
        for (long entry = entries[at]; entry != 0; entry = entries[at]) {
            if (tag(entry) == tag && log.isOf(key, entry & ADDRESS_MASK)) {
                return at;
            }
            at = at + 1 & mask;
        }
        return NOWHERE;
    }

    /** The place of the entry with this tag and address, which is there. */
    int find(int tag, long address) {
        int at = home(tag);
        while (address(at) != address) {
            at = at + 1 & mask;
        }
        return at;
    }

    /**
     * Loads the memory needed for some customers into the processor's caches. Memory latency
     * dominates the cost of a lookup among millions, and here the latencies of several customers
     * overlap: each loop loads the addresses that the previous one has found.
     *
     * @param count the number of ids, at most {@value #FETCHED_AT_ONCE}
     */
    void prefetch(CacheKey key, String[] customerIds, int count, RecordLog log) {
        for (int i = 0; i < count; i++) {
            places[i] = home(key.tag(customerIds[i]));
        }
        int sum = 0;
        for (int i = 0; i < count; i++) {
            sum += (int) entries[places[i]];
        }
        for (int i = 0; i < count; i++) {
            long address = address(places[i]);
            if (address != RecordLog.NOWHERE) {
                byte[] bytes = log.bytes(address);
                int at = RecordLog.at(address);
                sum += bytes[at + CacheRecord.capacity(bytes, at) - 1];
            }
        }
        fetched = sum;
    }

    /** Adds an entry that is absent, and returns its place; the index must not be full. */
    int add(int tag, long address) {
        size++;
        return put((long) tag << RecordLog.ADDRESS_BITS | address);
    }

    int size() {
        return size;
    }

    int capacity() {
        return entries.length;
    }

    /** The address at a place, or 0. */
    long address(int place) {
        return entries[place] & ADDRESS_MASK;
    }

    void move(int place, long address) {
        entries[place] = entries[place] & ~ADDRESS_MASK | address;
    }

    boolean isDirty(int place) {
        return entries[place] < 0;
    }

    void setDirty(int place, boolean dirty) {
        entries[place] = dirty ? entries[place] | DIRTY : entries[place] & ~DIRTY;
    }

    /** Whether the entry was referenced since {@link #setReferenced} cleared it. */
    boolean isReferenced(int place) {
        return (entries[place] & REFERENCED) != 0;
    }

    void setReferenced(int place, boolean referenced) {
        entries[place] = referenced ? entries[place] | REFERENCED : entries[place] & ~REFERENCED;
    }

    /**
     * The place at which a pass over the table goes on. A pass that began before the table was
     * scattered restarts.
     *
     * @param cursor 0, or a result of {@link #cursor}
     */
    int placeOf(int cursor) {
        boolean isOfScattered = (cursor & SCATTERED) != 0;
        return isOfScattered == isScattered ? place(cursor & ~SCATTERED) : 0;
    }

    /** Stands for a place also after the table has grown. */
    int cursor(int place) {
        int rank = (int) (((long) place << CacheKey.TAG_BITS) / entries.length);
        return isScattered ? rank | SCATTERED : rank;
    }

    /** Where entries with this tag begin: they are there or further on. */
    private int home(int tag) {
        return place(isScattered ? mixed(tag) : tag);
    }

    private int place(int rank) {
        return (int) ((long) rank * entries.length >>> CacheKey.TAG_BITS);
    }

    /** One to one: the low bits, which come from the keyed hash, reach the high ones. */
    private static int mixed(int tag) {
        return tag * MIX & TAG_MASK;
    }

    /** Empties a place; an entry from further on may take it. */
    void removeAt(int place) {
        int hole = place;
        int at = place;
        while (true) {
            at = at + 1 & mask;
            long entry = entries[at];
            if (entry == 0) {
                break;
            }
            if ((at - home(tag(entry)) & mask) >= (at - hole & mask)) {
                entries[hole] = entry;
                hole = at;
            }
        }
        entries[hole] = 0;
        size--;
    }

    /** The index's heap size in bytes. */
    long bytes() {
        return (long) entries.length * Long.BYTES;
    }

    /** The additional bytes needed for growth, while the old and the new index coexist. */
    long bytesToGrow() {
        return entries.length == LARGEST ? Long.MAX_VALUE / 2 : 2 * bytes();
    }

    void grow() {
        rebuild(2 * entries.length);
    }

    private void rebuild(int capacity) {
        long[] before = entries;
        entries = new long[capacity];
        mask = capacity - 1;
        for (long entry : before) {
            if (entry != 0) {
                put(entry);
            }
        }
    }

    private int put(long entry) {
        int home = home(tag(entry));
        int at = home;
        while (entries[at] != 0) {
            at = at + 1 & mask;
            if ((at - home & mask) == LONGEST_PROBE && !isScattered) {
                isScattered = true;
                rebuild(entries.length);
                return put(entry);
            }
        }
        entries[at] = entry;
        return at;
    }

    private static int tag(long entry) {
        return (int) (entry >>> RecordLog.ADDRESS_BITS) & TAG_MASK;
    }
}
