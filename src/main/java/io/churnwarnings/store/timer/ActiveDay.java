package io.churnwarnings.store.timer;

/**
 * The entries of a day that has begun, the next one first, from where the clock stands up to a
 * limit: the end of the day, unless the day is too big for the memory. Of each millisecond the
 * cancellations come first. Times are milliseconds since the day began.
 */
final class ActiveDay {

    private static final int TIME_SHIFT = Integer.SIZE + 1;
    private static final long ENTRY = 1L << Integer.SIZE;
    private static final long PERSISTED = 1;

    /** The maximum size of an entry besides its bytes in the log. */
    static final int BYTES_PER_ENTRY = 2 * Long.BYTES;

    private TimerLog log = new TimerLog();

    /** Time, whether it is an entry or the cancellation of one, place in the log, if persisted. */
    private LongHeap heap = new LongHeap();

    private int liveBytes;
    private long limit;

    /** The first key group that is missing at the instant before the limit; -1: none is. */
    private int missingFrom = -1;

    /** Takes over all entries of a log, of which those before {@code persisted} are persisted. */
    void adopt(TimerLog entries, int persisted) {
        log = entries;
        liveBytes = entries.length();
        for (int entry = 0; entry < entries.length(); entry = entries.end(entry)) {
            heap.add(packed(entry, entry < persisted));
        }
    }

    void add(long time, String customerId) {
        makeRoom(TimerLog.room(customerId));
        int entry = log.length();
        log.add(time, customerId);
        added(entry, false);
    }

    /** Adds the cancellation of an entry. */
    void addWithdrawal(long time, String customerId) {
        makeRoom(TimerLog.room(customerId));
        int entry = log.length();
        log.addWithdrawal(time, customerId);
        added(entry, false);
    }

    /** Adds an entry of another log. */
    void add(TimerLog other, int entry, boolean persisted) {
        int end = other.end(entry);
        makeRoom(end - entry);
        int place = log.length();
        log.addAll(other, entry, end);
        added(place, persisted);
    }

    private void added(int entry, boolean persisted) {
        liveBytes += log.length() - entry;
        heap.add(packed(entry, persisted));
    }

    boolean isEmpty() {
        return heap.isEmpty();
    }

    long leastTime() {
        return heap.least() >> TIME_SHIFT;
    }

    /** Whether {@link #poll} will return whose entry is cancelled at the least time. */
    boolean isWithdrawalNext() {
        return (heap.least() & ENTRY) == 0;
    }

    /** Removes the first entry of the earliest time and returns its customer. */
    String poll() {
        int entry = entry(heap.least());
        heap.removeLeast();
        liveBytes -= log.end(entry) - entry;
        return log.customerId(entry);
    }

    /** Hands unpersisted entries to a writer, and marks them persisted. */
    void persist(BucketWriter writer) {
        for (int i = 0; i < heap.size(); i++) {
            long packed = heap.at(i);
            if ((packed & PERSISTED) == 0) {
                writer.add(log, entry(packed), 0);
                heap.replace(i, packed | PERSISTED);
            }
        }
    }

    /** Drops the loaded entries, which must be persisted. */
    void drop() {
        limit = floor();
        missingFrom = -1;
        log.clear();
        heap.clear();
        liveBytes = 0;
    }

    /** Everything before this time has come up. */
    long floor() {
        long missing = missingFrom < 0 ? limit : limit - 1;
        return heap.isEmpty() ? missing : Math.min(missing, leastTime());
    }

    /** The time from which on entries are not here. */
    long limit() {
        return limit;
    }

    int missingFrom() {
        return missingFrom;
    }

    void limit(long time, int missingGroupsFrom) {
        limit = time;
        missingFrom = missingGroupsFrom;
    }

    long bytes() {
        return log.capacity() + heap.bytes();
    }

    /** The size of the entries that have not fired, in bytes. */
    long weight() {
        return liveBytes + (long) BYTES_PER_ENTRY * heap.size();
    }

    /** Removes the erased entries of a day that begins at an instant. */
    void erase(TimerEraser erase, long dayStart) {
        LongHeap rest = new LongHeap();
        for (int i = 0; i < heap.size(); i++) {
            int entry = entry(heap.at(i));
            if (erase.picks(log, entry, dayStart)) {
                liveBytes -= log.end(entry) - entry;
            } else {
                rest.add(heap.at(i));
            }
        }
        heap = rest;
        // Entries that have fired must go too: they are not in the state, but still in memory.
        compact();
    }

    /** Drops the bytes of fired entries. */
    void compact() {
        TimerLog dense = new TimerLog();
        dense.makeRoom(liveBytes);
        // A heap has parents before children: of two at the same time the parent stays the lesser.
        for (int i = 0; i < heap.size(); i++) {
            long packed = heap.at(i);
            int entry = entry(packed);
            long rest = packed & ~(ENTRY - 1 - PERSISTED);
            heap.replace(i, rest | (long) dense.length() << 1);
            dense.addAll(log, entry, log.end(entry));
        }
        log = dense;
    }

    private void makeRoom(int more) {
        if (log.hasRoom(more)) {
            return;
        }
        if (liveBytes < log.length() / 2) {
            compact();
        }
        log.makeRoom(more);
    }

    private long packed(int entry, boolean persisted) {
        return log.time(entry) << TIME_SHIFT
                | (log.isWithdrawal(entry) ? 0 : ENTRY)
                | (long) entry << 1
                | (persisted ? PERSISTED : 0);
    }

    private static int entry(long packed) {
        return (int) packed >>> 1;
    }
}
