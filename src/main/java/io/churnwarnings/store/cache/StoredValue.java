package io.churnwarnings.store.cache;

/**
 * An entry as the backend keeps it: {@code nextCheckAt}, how much earlier the timer stands, the
 * body. Both numbers are varints; one that is never is short.
 */
public final class StoredValue {

    private static final int MORE = 0x80;
    private static final int BITS = 7;

    private StoredValue() {}

    public static byte[] encode(CachedEntry entry) {
        byte[] value = new byte[size(entry)];
        write(entry, value, 0);
        return value;
    }

    /** The size of the result of {@link #write}, in bytes. */
    static int size(CachedEntry entry) {
        return size(shortNever(entry.nextCheckAt)) + size(earlier(entry)) + entry.length;
    }

    static void write(CachedEntry entry, byte[] target, int from) {
        int body = put(earlier(entry), target, put(shortNever(entry.nextCheckAt), target, from));
        System.arraycopy(entry.body, 0, target, body, entry.length);
    }

    /**
     * Decodes bytes into an entry.
     *
     * @throws IllegalArgumentException if these are no bytes of an entry
     */
    public static void read(byte[] value, int from, int to, CachedEntry entry) {
        try {
            int second = end(value, from);
            int body = end(value, second);
            entry.nextCheckAt = unshortNever(get(value, from));
            entry.timerAt = entry.nextCheckAt - unzigzag(get(value, second));
            entry.length = to - body;
            entry.makeRoom(entry.length);
            System.arraycopy(value, body, entry.body, 0, entry.length);
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("The state is not of this format.", e);
        }
    }

    /** The {@code nextCheckAt} of an entry. */
    static long nextCheckAt(byte[] value) {
        return unshortNever(get(value, 0));
    }

    /** The {@code timerAt} of an entry. */
    static long timerAt(byte[] value) {
        return nextCheckAt(value) - unzigzag(get(value, end(value, 0)));
    }

    /** The same entry, but armed for {@code nextCheckAt}. */
    static byte[] settled(byte[] value) {
        int second = end(value, 0);
        int body = end(value, second);
        byte[] settled = new byte[second + 1 + value.length - body];
        System.arraycopy(value, 0, settled, 0, second);
        System.arraycopy(value, body, settled, second + 1, value.length - body);
        return settled;
    }

    private static long earlier(CachedEntry entry) {
        return zigzag(entry.nextCheckAt - entry.timerAt);
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
