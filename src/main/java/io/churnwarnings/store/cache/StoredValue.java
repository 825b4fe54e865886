package io.churnwarnings.store.cache;

/**
 * A slot as the backend keeps it: {@code wakeAt}, how much earlier the due list's entry stands, the
 * body. Both numbers are varints; one that is never is short.
 */
public final class StoredValue {

    private static final int MORE = 0x80;
    private static final int BITS = 7;

    private StoredValue() {}

    public static byte[] encode(CachedEntry slot) {
        byte[] value = new byte[size(slot)];
        write(slot, value, 0);
        return value;
    }

    /** What {@link #write} writes, in bytes. */
    static int size(CachedEntry slot) {
        return size(shortNever(slot.wakeAt)) + size(earlier(slot)) + slot.length;
    }

    static void write(CachedEntry slot, byte[] target, int from) {
        int body = put(earlier(slot), target, put(shortNever(slot.wakeAt), target, from));
        System.arraycopy(slot.body, 0, target, body, slot.length);
    }

    /**
     * Shows in the slot what stands in some bytes.
     *
     * @throws IllegalArgumentException if these are no bytes of a slot
     */
    public static void read(byte[] value, int from, int to, CachedEntry slot) {
        try {
            int second = end(value, from);
            int body = end(value, second);
            slot.wakeAt = unshortNever(get(value, from));
            slot.armed = slot.wakeAt - unzigzag(get(value, second));
            slot.length = to - body;
            slot.makeRoom(slot.length);
            System.arraycopy(value, body, slot.body, 0, slot.length);
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("The state is not of this format.", e);
        }
    }

    /** The {@code wakeAt} of a slot. */
    static long wakeAt(byte[] value) {
        return unshortNever(get(value, 0));
    }

    /** The {@code armed} of a slot. */
    static long armed(byte[] value) {
        return wakeAt(value) - unzigzag(get(value, end(value, 0)));
    }

    /** The same slot, but armed for {@code wakeAt}. */
    static byte[] settled(byte[] value) {
        int second = end(value, 0);
        int body = end(value, second);
        byte[] settled = new byte[second + 1 + value.length - body];
        System.arraycopy(value, 0, settled, 0, second);
        System.arraycopy(value, body, settled, second + 1, value.length - body);
        return settled;
    }

    private static long earlier(CachedEntry slot) {
        return zigzag(slot.wakeAt - slot.armed);
    }

    /** Maps {@link CachedEntry#NEVER} to 0, the least number to 1, and small ones behind them. */
    private static long shortNever(long value) {
        return zigzag(value) + 2;
    }

    private static long unshortNever(long value) {
        return unzigzag(value - 2);
    }

    private static long zigzag(long value) {
        return value << 1 ^ value >> Long.SIZE - 1;
    }

    private static long unzigzag(long value) {
        return value >>> 1 ^ -(value & 1);
    }

    private static int size(long value) {
        return (Long.SIZE - Long.numberOfLeadingZeros(value | 1) + BITS - 1) / BITS;
    }

    private static int put(long value, byte[] target, int from) {
        int at = from;
        long rest = value;
        for (; (rest & -MORE) != 0; rest >>>= BITS) {
            target[at++] = (byte) (rest | MORE);
        }
        target[at++] = (byte) rest;
        return at;
    }

    private static long get(byte[] source, int from) {
        int at = from;
        long value = 0;
        for (int shift = 0; ; shift += BITS) {
            byte next = source[at++];
            value |= (long) (next & MORE - 1) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private static int end(byte[] source, int from) {
        int at = from;
        while (source[at] < 0) {
            at++;
        }
        return at + 1;
    }
}
