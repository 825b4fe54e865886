package io.churnwarnings.store.cache;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Memory for records of all sizes: segments that are filled one after the other, and reclaimed one
 * at a time by moving records in use to the newest segment, or dropping them. So the garbage
 * collector sees few objects, all of them old, and there is no fragmentation.
 *
 * <p>An address is the number of a segment and where in it a {@link CacheRecord} begins; none is 0.
 * Sizes are in bytes.
 */
final class RecordLog {

    static final int ADDRESS_BITS = 34;

    /** No record's address. */
    static final long NOWHERE = 0;

    private static final int UNIT_BITS = 16;
    private static final int UNIT_MASK = (1 << UNIT_BITS) - 1;

    /** While records are moved, one more is open. */
    private static final int MOST_SEGMENTS = (1 << ADDRESS_BITS - UNIT_BITS) - 2;

    /** With its header less than half a region of a small G1 heap: more would take all of it. */
    private static final int LARGEST_SEGMENT = (CacheRecord.UNIT << UNIT_BITS) - 64;

    private static final int SMALLEST_SEGMENT = 256;
    private static final int SEGMENTS = 16;

    /** The owner of the records. */
    interface Tenants {

        /** Whether a record stays; if not, it is given up. */
        boolean stays(int tag, long address) throws IOException;

        void moved(int tag, long from, long to);
    }

    private final int segmentBytes;

    /** By number; null where none is. */
    private LogSegment[] segments = new LogSegment[SEGMENTS];

    /** The same bytes by segment number, for lookups. */
    private byte[][] bytesOf = new byte[SEGMENTS][];

    private int numbers;
    private final Deque<Integer> unusedNumbers = new ArrayDeque<>();
    private final Deque<LogSegment> oldestFirst = new ArrayDeque<>();

    /** Empty segments; one always remains as the target of moves when another is reclaimed. */
    private final Deque<LogSegment> spares = new ArrayDeque<>();

    private LogSegment newest = new LogSegment(0);
    private long bytes;
    private long garbage;

    /**
     * @param budget how many bytes the log will be allowed to take, about
     */
    RecordLog(long budget) {
        long part = Long.highestOneBit(Math.max(1, budget / SEGMENTS));
        segmentBytes = (int) Math.max(SMALLEST_SEGMENT, Math.min(LARGEST_SEGMENT, part));
    }

    /** The minimum size of a log with one record of this size. */
    long leastBytes(int size) {
        return segmentBytes + Math.max(segmentBytes, size + CacheRecord.UNIT);
    }

    boolean hasRoom(int size) {
        return newest.bytes.length - newest.filled >= size;
    }

    /**
     * Opens a segment for a record of this size, without making another free.
     *
     * @param most how many bytes the log may take
     * @return whether that was possible
     */
    boolean grow(int size, long most) {
        boolean isLarge = isLarge(size + CacheRecord.UNIT);
        if (isLarge) {
            dropSpares(Long.MAX_VALUE);
        } else if (spares.size() > 1) {
            open(spares.pop());
            return true;
        }
        int more = isLarge ? size + CacheRecord.UNIT : segmentBytes;
        long reserve = spares.isEmpty() ? segmentBytes : 0;
        boolean isBetterCompacted = isSparse() && !isLarge;
        if (bytes + more + reserve > most
                || isBetterCompacted
                || oldestFirst.size() >= MOST_SEGMENTS) {
            return false;
        }
        if (spares.isEmpty()) {
            spares.push(new LogSegment(segmentBytes));
            bytes += segmentBytes;
        }
        bytes += more;
        open(new LogSegment(more));
        return true;
    }

    /** Gives so many bytes of spare segments back, or all that can be spared. */
    void dropSpares(long wanted) {
        for (long left = wanted; left > 0 && spares.size() > 1; left -= segmentBytes) {
            spares.pop();
            bytes -= segmentBytes;
        }
    }

    /** The bytes that {@link #dropSpares} can release. */
    long spareBytes() {
        return Math.max(0, spares.size() - 1L) * segmentBytes;
    }

    /** Whether so much is not in use any more that it is better to compact than to grow. */
    private boolean isSparse() {
        return garbage > bytes / 2;
    }

    /** Whether so little is not in use any more that it is better to give up records. */
    boolean isDense() {
        return garbage < bytes / 8;
    }

    /** Makes the segment free of which least is in use; all that is, stays. Some is not. */
    void compact(Tenants tenants) throws IOException {
        LogSegment emptiest = oldestFirst.element();
        for (LogSegment segment : oldestFirst) {
            emptiest = segment.garbage > emptiest.garbage ? segment : emptiest;
        }
        free(emptiest, tenants, true);
    }

    /** Makes the oldest segment free, of which there is one, unless the only record in it stays. */
    void freeOldest(Tenants tenants) throws IOException {
        free(oldestFirst.element(), tenants, false);
    }

    private void free(LogSegment segment, Tenants tenants, boolean allStay) throws IOException {
        oldestFirst.remove(segment);
        byte[] source = segment.bytes;
        newest = segment == newest ? new LogSegment(0) : newest;
        for (int at = CacheRecord.UNIT; at < segment.filled; ) {
            int size = CacheRecord.capacity(source, at);
            int tag = CacheRecord.tag(source, at);
            long address = address(segment, at);
            if (tag != CacheRecord.DEAD && (allStay || tenants.stays(tag, address))) {
                if (isLarge(source.length)) {
                    oldestFirst.add(segment);
                    return;
                }
                tenants.moved(tag, address, copy(source, at, size));
            }
            at += size;
        }
        close(segment);
    }

    private boolean isLarge(int segmentSize) {
        return segmentSize > segmentBytes;
    }

    private long copy(byte[] source, int from, int size) {
        if (!hasRoom(size)) {
            open(spares.pop());
        }
        long to = append(size);
        System.arraycopy(source, from, bytes(to), at(to), size);
        return to;
    }

    /** Adds a record for which there is room; its content is the caller's to write. */
    long append(int size) {
        long address = address(newest, newest.filled);
        newest.filled += size;
        return address;
    }

    private void open(LogSegment segment) {
        segment.number = unusedNumbers.isEmpty() ? numbers++ : unusedNumbers.pop();
        segment.filled = CacheRecord.UNIT;
        segment.garbage = 0;
        if (segment.number == segments.length) {
            segments = Arrays.copyOf(segments, 2 * segments.length);
            bytesOf = Arrays.copyOf(bytesOf, segments.length);
        }
        segments[segment.number] = segment;
        bytesOf[segment.number] = segment.bytes;
        oldestFirst.add(segment);
        newest = segment;
    }

    private void close(LogSegment segment) {
        garbage -= segment.garbage;
        unusedNumbers.push(segment.number);
        segments[segment.number] = null;
        bytesOf[segment.number] = null;
        if (isLarge(segment.bytes.length)) {
            bytes -= segment.bytes.length;
        } else {
            spares.push(segment);
        }
    }

    /** Gives up a record. */
    void discard(long address) {
        int size = CacheRecord.capacity(bytes(address), at(address));
        CacheRecord.kill(bytes(address), at(address));
        segments[(int) (address >>> UNIT_BITS)].garbage += size;
        garbage += size;
    }

    boolean isOf(CacheKey key, long address) {
        return CacheRecord.isOf(key, bytes(address), at(address));
    }

    /** The bytes in which a record is. */
    byte[] bytes(long address) {
        return bytesOf[(int) (address >>> UNIT_BITS)];
    }

    /** Where in its bytes a record begins. */
    static int at(long address) {
        return ((int) address & UNIT_MASK) * CacheRecord.UNIT;
    }

    /** The log's heap size in bytes. */
    long bytes() {
        return bytes;
    }

    /** How much of that has been given up. */
    long garbage() {
        return garbage;
    }

    private static long address(LogSegment segment, int at) {
        return (long) segment.number << UNIT_BITS | at / CacheRecord.UNIT;
    }
}
