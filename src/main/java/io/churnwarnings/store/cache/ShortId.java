package io.churnwarnings.store.cache;

/**
 * Ids of at most {@value #MOST} chars, each below U+0100, as two numbers: the chars from the lowest
 * byte on, and in the highest byte of the second one how many there are.
 */
final class ShortId {

    static final int MOST = 2 * Long.BYTES - 1;

    private static final int MOST_CHAR = 0xFF;
    private static final int COUNT_SHIFT = Long.SIZE - Byte.SIZE;

    private ShortId() {}

    static boolean fits(String id) {
        int length = id.length();
        if (length > MOST) {
            return false;
        }
        int all = 0;
        for (int i = 0; i < length; i++) {
            all |= id.charAt(i);
        }
        return all <= MOST_CHAR;
    }

    /** The first number of an id that fits. */
    static long start(String id) {
        return chars(id, 0, Math.min(id.length(), Long.BYTES));
    }

    /** The second number of an id that fits. */
    static long end(String id) {
        return chars(id, Long.BYTES, id.length()) | (long) id.length() << COUNT_SHIFT;
    }

    /** The id that the two numbers are. */
    static String text(long start, long end) {
        char[] chars = new char[(int) (end >>> COUNT_SHIFT)];
        for (int i = 0; i < chars.length; i++) {
            long number = i < Long.BYTES ? start : end;
            chars[i] = (char) (number >>> Byte.SIZE * (i % Long.BYTES) & MOST_CHAR);
        }
        return new String(chars);
    }

    private static long chars(String id, int from, int to) {
        long number = 0;
        for (int i = to - 1; i >= from; i--) {
            number = number << Byte.SIZE | id.charAt(i);
        }
        return number;
    }
}
