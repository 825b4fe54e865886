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

    public void add(long number) {
        if (end == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * end);
        }
        numbers[end++] = number;
    }

    public List<Long> list() {
        return PackedLongs.copyOf(numbers, Math.max(0, end - most), end);
    }
}
