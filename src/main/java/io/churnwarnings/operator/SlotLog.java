package io.churnwarnings.operator;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Memory for records of all sizes: segments that are filled one after the other. The oldest is made
 * free again by moving what is still in use there to the newest, or giving it up. So the garbage
 * collector has few objects to look at, all of them old, and there are no holes that nothing fits.
 *
 * <p>An address is the number of a segment and where in it a {@link SlotRecord} begins; none is 0.
 * Sizes are in bytes.
 */
final class SlotLog {

    static final int ADDRESS_BITS = 34;

    /** No record's address. */
    static final long NOWHERE = 0;

    private static final int UNIT_BITS = 16;
    private static final int UNIT_MASK = (1 << UNIT_BITS) - 1;
    private static final int MOST_SEGMENTS = 1 << ADDRESS_BITS - UNIT_BITS;

    /** With its header half a region of a small G1 heap: more would take a region of its own. */
    private static final int LARGEST_SEGMENT = (SlotRecord.UNIT << UNIT_BITS) - 64;

    private static final int SMALLEST_SEGMENT = 256;
    private static final int SEGMENTS = 16;

    /** Decides about the records of a segment that is made free. */
    interface Tenants {

        /** Whether a record stays; if not, it is given up. */
        boolean stays(int tag, long address) throws IOException;

        void moved(int tag, long from, long to);
    }

    /** Bytes that are filled from the second unit on: nothing has address 0. */
    private static final class Segment {

        private final byte[] bytes;
        private int number;
        private int filled;

        Segment(int size) {
            bytes = new byte[size];
        }
    }

    private final int segmentBytes;
    private byte[][] byNumber = new byte[SEGMENTS][];
    private int numbers;
    private final Deque<Integer> unusedNumbers = new ArrayDeque<>();
    private final Deque<Segment> oldestFirst = new ArrayDeque<>();

    /**
     * Segments without records; the last of them is for what is moved when others are made free.
     */
    private final Deque<Segment> spares = new ArrayDeque<>();

    private Segment newest = new Segment(0);
    private long bytes;
    private long garbage;

    /**
     * @param budget how many bytes the log will be allowed to take, about
     */
    SlotLog(long budget) {
        long part = Long.highestOneBit(Math.max(1, budget / SEGMENTS));
        segmentBytes = (int) Math.max(SMALLEST_SEGMENT, Math.min(LARGEST_SEGMENT, part));
    }

    boolean hasRoom(int size) {
        return newest.bytes.length - newest.filled >= size;
    }

    /**
     * Goes a step towards room for a record of this size without making a segment free.
     *
     * @param most how many bytes the log may take
     * @return whether that was possible
     */
    boolean grow(int size, long most) {
        boolean isLarge = size > segmentBytes - SlotRecord.UNIT;
        while (isLarge && spares.size() > 1) {
            spares.pop();
            bytes -= segmentBytes;
        }
        if (spares.size() > 1) {
            open(spares.pop());
            return true;
        }
        int more = isLarge ? size + SlotRecord.UNIT : segmentBytes;
        long reserve = spares.isEmpty() ? segmentBytes : 0;
        if (bytes + more + reserve > most || isSparse() || oldestFirst.size() >= MOST_SEGMENTS) {
            return false;
        }
        if (spares.isEmpty()) {
            spares.push(new Segment(segmentBytes));
            bytes += segmentBytes;
        }
        bytes += more;
        open(new Segment(more));
        return true;
    }

    /** Whether so much is not in use any more that it is better to make a segment free. */
    private boolean isSparse() {
        return garbage > bytes / 2;
    }

    /** Whether so little is not in use any more that it is of no use to move records. */
    boolean isDense() {
        return garbage < bytes / 8;
    }

    /** How many segments there are with records in them. */
    int segments() {
        return oldestFirst.size();
    }

    /** Makes the oldest segment free; there is one. */
    void free(Tenants tenants) throws IOException {
        Segment oldest = oldestFirst.remove();
        if (oldest == newest) {
            newest = new Segment(0);
        }
        if (oldest.bytes.length > segmentBytes) {
            freeLarge(oldest, tenants);
            return;
        }
        byte[] source = oldest.bytes;
        for (int at = SlotRecord.UNIT; at < oldest.filled; ) {
            int size = SlotRecord.capacity(source, at);
            int tag = SlotRecord.tag(source, at);
            if (tag == SlotRecord.DEAD) {
                garbage -= size;
            } else if (tenants.stays(tag, address(oldest, at))) {
                tenants.moved(tag, address(oldest, at), copy(source, at, size));
            }
            at += size;
        }
        close(oldest);
        spares.push(oldest);
    }

    private void freeLarge(Segment oldest, Tenants tenants) throws IOException {
        int tag = SlotRecord.tag(oldest.bytes, SlotRecord.UNIT);
        if (tag == SlotRecord.DEAD) {
            garbage -= SlotRecord.capacity(oldest.bytes, SlotRecord.UNIT);
        } else if (tenants.stays(tag, address(oldest, SlotRecord.UNIT))) {
            oldestFirst.add(oldest);
            return;
        }
        close(oldest);
        bytes -= oldest.bytes.length;
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

    private void open(Segment segment) {
        segment.number = unusedNumbers.isEmpty() ? numbers++ : unusedNumbers.pop();
        segment.filled = SlotRecord.UNIT;
        if (segment.number == byNumber.length) {
            byNumber = Arrays.copyOf(byNumber, 2 * byNumber.length);
        }
        byNumber[segment.number] = segment.bytes;
        oldestFirst.add(segment);
        newest = segment;
    }

    private void close(Segment segment) {
        unusedNumbers.push(segment.number);
        byNumber[segment.number] = null;
    }

    /** Gives up a record. */
    void discard(long address) {
        garbage += SlotRecord.capacity(bytes(address), at(address));
        SlotRecord.kill(bytes(address), at(address));
    }

    boolean isOf(SlotKey key, long address) {
        return SlotRecord.isOf(key, bytes(address), at(address));
    }

    /** The bytes in which a record is. */
    byte[] bytes(long address) {
        return byNumber[(int) (address >>> UNIT_BITS)];
    }

    /** Where in its bytes a record begins. */
    static int at(long address) {
        return ((int) address & UNIT_MASK) * SlotRecord.UNIT;
    }

    /** What the log takes on the heap. */
    long bytes() {
        return bytes;
    }

    private static long address(Segment segment, int at) {
        return (long) segment.number << UNIT_BITS | at / SlotRecord.UNIT;
    }
}
