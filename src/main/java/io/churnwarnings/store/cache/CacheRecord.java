package io.churnwarnings.store.cache;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * One customer in the bytes of a {@link RecordLog}: a header, the id, the value in the backend's
 * format, and spare room. Sizes are in bytes.
 */
final class CacheRecord {

    /** All records begin at a multiple of so many bytes. */
    static final int UNIT = Long.BYTES;

    static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int HEADER = Long.BYTES;
    private static final int USED_BITS = 19;
    private static final int USED_MASK = (1 << USED_BITS) - 1;
    private static final int UNITS_BITS = 16;
    private static final int UNITS_MASK = (1 << UNITS_BITS) - 1;

    /** The largest record. */
    static final int LARGEST = UNITS_MASK * UNIT;

    /** The tag of a record that is not in use any more. */
    static final int DEAD = CacheKey.TAG_END;

    private static final int LEAST_ROOM = 16;

    /** A record with much more spare room than this is rewritten. */
    private static final int MOST_ROOM = 1 << 10;

    private CacheRecord() {}

    /** The size of a customer's record without spare room. */
    static int used(CacheKey key, CachedEntry entry) {
        return HEADER + key.bytes() + (entry.length == 0 ? 0 : StoredValue.size(entry));
    }

    /**
     * The size of a record with room to grow: most customers buy again, and an append in place
     * avoids a move.
     */
    static int roomy(int used) {
        return rounded(used + LEAST_ROOM + (used >> 2));
    }

    /** The same where memory is short: room for another due time, but not for another purchase. */
    static int tight(int used) {
        return rounded(used + UNIT);
    }

    private static int rounded(int size) {
        return Math.min(LARGEST, size + UNIT - 1 & -UNIT);
    }

    static boolean fits(int used, int capacity) {
        return used <= capacity && capacity - used <= MOST_ROOM + (used >> 1);
    }

    /** Writes the immutable part. */
    static void begin(byte[] bytes, int at, CacheKey key, int capacity) {
        writeHeader(bytes, at, key.tag(), capacity, 0);
        key.write(bytes, at + HEADER);
    }

    /** Writes the part counted by {@link #used} into a started record. */
    static void write(byte[] bytes, int at, int used, CachedEntry entry) {
        writeHeader(bytes, at, tag(bytes, at), capacity(bytes, at), used);
        if (entry.length > 0) {
            StoredValue.write(entry, bytes, valueFrom(bytes, at));
        }
    }

    /** Copies the customer's state into an empty entry. */
    static void read(byte[] bytes, int at, CachedEntry entry) {
        if (hasValue(bytes, at)) {
            StoredValue.read(bytes, valueFrom(bytes, at), valueTo(bytes, at), entry);
        }
    }

    /** Whether anything is kept of the customer. */
    static boolean hasValue(byte[] bytes, int at) {
        return valueFrom(bytes, at) < valueTo(bytes, at);
    }

    static void kill(byte[] bytes, int at) {
        writeHeader(bytes, at, DEAD, capacity(bytes, at), 0);
    }

    static int tag(byte[] bytes, int at) {
        return (int) (header(bytes, at) >>> USED_BITS + UNITS_BITS);
    }

    static int capacity(byte[] bytes, int at) {
        return (int) (header(bytes, at) >>> USED_BITS & UNITS_MASK) * UNIT;
    }

    static boolean isOf(CacheKey key, byte[] bytes, int at) {
        return key.isAt(bytes, at + HEADER);
    }

    static String customerId(byte[] bytes, int at) {
        return CacheKey.read(bytes, at + HEADER);
    }

    static int valueFrom(byte[] bytes, int at) {
        return at + HEADER + CacheKey.bytes(bytes, at + HEADER);
    }

    static int valueTo(byte[] bytes, int at) {
        return at + ((int) header(bytes, at) & USED_MASK);
    }

    private static long header(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at);
    }

    private static void writeHeader(byte[] bytes, int at, int tag, int capacity, int used) {
        long sizes = (long) (capacity / UNIT) << USED_BITS | used;
        LONG.set(bytes, at, (long) tag << USED_BITS + UNITS_BITS | sizes);
    }
}
