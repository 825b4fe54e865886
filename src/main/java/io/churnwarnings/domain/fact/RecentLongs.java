package io.churnwarnings.domain.fact;

import java.util.Arrays;
import java.util.List;

/** The most recent of many numbers, oldest first. */
public final class RecentLongs {

    private static final int FIRST_CAPACITY = 16;

    private final int most;
    private long[] numbers = new long[FIRST_CAPACITY];
    private int end;

    /**
     * @param most how many are kept, 1 or more
     */
    public RecentLongs(int most) {
        this.most = most;
    }

    /** Forgets all numbers. */
    public void clear() {
        end = 0;
    }

    public void add(long number) {
        if (end == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * end);
        }
        numbers[end++] = number;
    }

    /** How many numbers were added. */
    public int count() {
        return end;
    }

    public List<Long> list() {
        return list(end);
    }

    /** The most recent of the first so many. */
    public List<Long> list(int count) {
        return PackedLongs.copyOf(numbers, Math.max(0, count - most), count);
    }
}
