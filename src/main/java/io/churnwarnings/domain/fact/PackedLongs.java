package io.churnwarnings.domain.fact;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/** Numbers that never change, without an object for each: every portrait of a customer has many. */
final class PackedLongs extends AbstractList<Long> implements RandomAccess {

    private final long[] numbers;

    private PackedLongs(long[] numbers) {
        this.numbers = numbers;
    }

    static List<Long> copyOf(List<Long> list) {
        return list instanceof PackedLongs
                ? list
                : new PackedLongs(list.stream().mapToLong(Long::longValue).toArray());
    }

    /** A part of an array, as it is now. */
    static List<Long> copyOf(long[] numbers, int from, int to) {
        return new PackedLongs(Arrays.copyOfRange(numbers, from, to));
    }

    @Override
    public Long get(int index) {
        return numbers[index];
    }

    @Override
    public int size() {
        return numbers.length;
    }
}
