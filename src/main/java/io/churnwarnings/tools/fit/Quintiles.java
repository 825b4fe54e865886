package io.churnwarnings.tools.fit;

import java.util.Arrays;
import java.util.stream.LongStream;

/** Collects values, and finds where to divide them into five groups of about the same size. */
final class Quintiles {

    private static final int GROUPS = 5;

    private long[] values = new long[16];
    private int size;

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    /**
     * The four values that divide them, as settings take them: above 0, in rising order. Where one
     * value fills more than a fifth the groups cannot be equal.
     *
     * @param unit what the values are rounded down to a multiple of, and differ by at least
     */
    long[] breaks(long unit) {
        long[] sorted = LongStream.of(values).limit(size).sorted().toArray();
        long[] breaks = new long[GROUPS - 1];
        long least = unit;
        for (int i = 0; i < breaks.length; i++) {
            long at = sorted[(int) ((long) (i + 1) * size / GROUPS)];
            breaks[i] = Math.max(least, at / unit * unit);
            least = breaks[i] + unit;
        }
        return breaks;
    }
}
