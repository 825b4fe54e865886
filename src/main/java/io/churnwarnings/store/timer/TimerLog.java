package io.churnwarnings.store.timer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Entries of one period one after the other, in bytes: the time since it began and the length of
 * the customer's id as varints, then the id. The id's chars are written one by one as UTF-8 would
 * write them, so that half a surrogate pair comes back as well. The cancellation of an entry is the
 * same with a bit above all times.
 */
public final class TimerLog {

    private static final int SMALLEST = 64;
    private static final int MORE = 0x80;
    private static final int BITS = 7;
    private static final int NUMBERS = 10;
    private static final int PER_CHAR = 3;
    private static final int CONTINUED = 6;
    private static final int LOW = 0x3F;
    private static final long WITHDRAWAL = 1L << Integer.SIZE;

    static final byte[] NO_BYTES = {};

    private byte[] bytes;
    private int length;

    /** The end position of the last call of {@link #number}. */
    private int next;

    public TimerLog() {
        this(NO_BYTES);
    }

    /** The entries of a chunk; a change of them copies the chunk. */
    public TimerLog(byte[] chunk) {
        bytes = chunk;
        length = chunk.length;
    }

    public int length() {
        return length;
    }

    int capacity() {
        return bytes.length;
    }

    /** Empties the log and keeps its room. */
    void reset() {
        length = 0;
    }

    public byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }

    void clear() {
        bytes = NO_BYTES;
        length = 0;
    }

    /** The most bytes that an entry of this customer takes. */
    static int room(String customerId) {
        return NUMBERS + PER_CHAR * customerId.length();
    }

    boolean hasRoom(int more) {
        return bytes.length - length >= more;
    }

    void makeRoom(int more) {
        if (!hasRoom(more)) {
            int least = Math.addExact(length, more);
            int twice = (int) Math.min(2L * bytes.length, Integer.MAX_VALUE - Long.BYTES);
            bytes = Arrays.copyOf(bytes, Math.max(SMALLEST, Math.max(least, twice)));
        }
    }

    /**
     * Adds an entry, for which there must be room.
     *
     * @param time milliseconds since the day began
     */
    void add(long time, String customerId) {
        int at = put(time, length);
        int chars = customerId.length();
        // One byte for the length unless it turns out to take two.
        int id = at + 1;
        int end = putChars(customerId, chars, id);
        if (end - id >= MORE) {
            int lengthBytes = sizeOf(end - id);
            System.arraycopy(bytes, id, bytes, at + lengthBytes, end - id);
            put(end - id, at);
            length = end + lengthBytes - 1;
        } else {
            bytes[at] = (byte) (end - id);
            length = end;
        }
    }

    /** Adds the cancellation of an entry; the rest is as with {@link #add}. */
    void addWithdrawal(long time, String customerId) {
        add(WITHDRAWAL | time, customerId);
    }

    /** Adds entries of the same day as they stand in another log. */
    public void addAll(TimerLog other, int from, int to) {
        makeRoom(to - from);
        System.arraycopy(other.bytes, from, bytes, length, to - from);
        length += to - from;
    }

    /** Adds an entry of another log, which begins so many milliseconds later than this one. */
    void addShifted(TimerLog other, int entry, long later) {
        int end = other.end(entry);
        makeRoom(NUMBERS + end - entry);
        int at = put(other.number(entry) + later, length);
        int id = other.next;
        System.arraycopy(other.bytes, id, bytes, at, end - id);
        length = at + end - id;
    }

    /** The time of the entry that begins there. */
    long time(int entry) {
        return number(entry) & ~WITHDRAWAL;
    }

    boolean isWithdrawal(int entry) {
        return (number(entry) & WITHDRAWAL) != 0;
    }

    /** Where the entry ends that begins there. */
    int end(int entry) {
        number(entry);
        long id = number(next);
        return next + (int) id;
    }

    /** A number below 2^16: equal for the same customer, and mostly distinct for different ones. */
    int tag(int entry) {
        number(entry);
        int size = (int) number(next);
        int hash = size;
        for (int i = next; i < next + size; i++) {
            hash = 31 * hash + bytes[i];
        }
        return (hash ^ hash >>> Short.SIZE) & 0xFFFF;
    }

    String customerId(int entry) {
        number(entry);
        int size = (int) number(next);
        int at = next;
        for (int i = at; i < at + size; i++) {
            if (bytes[i] < 0) {
                return decode(at, size);
            }
        }
        return new String(bytes, at, size, StandardCharsets.ISO_8859_1);
    }

    private String decode(int from, int size) {
        char[] chars = new char[size];
        int count = 0;
        for (int at = from; at < from + size; ) {
            int lead = bytes[at++] & 0xFF;
            if (lead < 0x80) {
                chars[count++] = (char) lead;
            } else if (lead < 0xE0) {
                chars[count++] = (char) ((lead & 0x1F) << CONTINUED | bytes[at++] & LOW);
            } else {
                int high = (lead & 0x0F) << CONTINUED | bytes[at++] & LOW;
                chars[count++] = (char) (high << CONTINUED | bytes[at++] & LOW);
            }
        }
        return new String(chars, 0, count);
    }

    private int putChars(String text, int chars, int from) {
        int at = from;
        for (int i = 0; i < chars; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes[at++] = (byte) c;
            } else if (c < 0x800) {
                bytes[at++] = (byte) (0xC0 | c >> CONTINUED);
                bytes[at++] = (byte) (0x80 | c & LOW);
            } else {
                bytes[at++] = (byte) (0xE0 | c >> 2 * CONTINUED);
                bytes[at++] = (byte) (0x80 | c >> CONTINUED & LOW);
                bytes[at++] = (byte) (0x80 | c & LOW);
            }
        }
        return at;
    }

    private static int sizeOf(long number) {
        return (Long.SIZE - Long.numberOfLeadingZeros(number | 1) + BITS - 1) / BITS;
    }

    private int put(long number, int from) {
        int at = from;
        long rest = number;
        for (; (rest & -MORE) != 0; rest >>>= BITS) {
            bytes[at++] = (byte) (rest | MORE);
        }
        bytes[at++] = (byte) rest;
        return at;
    }

    private long number(int from) {
        int at = from;
        long value = 0;
        for (int shift = 0; ; shift += BITS) {
            byte read = bytes[at++];
            value |= (long) (read & MORE - 1) << shift;
            if (read >= 0) {
                next = at;
                return value;
            }
        }
    }
}
