package io.churnwarnings.domain.fact;

import java.io.Serializable;
import java.math.BigInteger;

/**
 * A sum of amounts in 1/10,000 of a currency's unit, exact for any size: about a thousand of the
 * largest amounts fill a long. A number of 128 bits in two's complement.
 *
 * @param high the upper 64 bits; those of the sign where the sum fits into a long
 * @param low the lower 64 bits
 */
public record MoneySum(long high, long low) implements Comparable<MoneySum>, Serializable {

    /** Nothing. */
    public static final MoneySum ZERO = new MoneySum(0, 0);

    /** A sum that fits into a long. */
    public static MoneySum of(long amount) {
        return amount == 0 ? ZERO : new MoneySum(amount >> Long.SIZE - 1, amount);
    }

    /** This sum and another amount. */
    public MoneySum plus(long amount) {
        return plus(amount >> Long.SIZE - 1, amount);
    }

    /** This sum and another. */
    public MoneySum plus(MoneySum other) {
        return plus(other.high, other.low);
    }

    private MoneySum plus(long otherHigh, long otherLow) {
        long sum = low + otherLow;
        int carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
        return new MoneySum(high + otherHigh + carry, sum);
    }

    /** Whether the sum is {@link #low} alone. */
    public boolean fitsLong() {
        return high == low >> Long.SIZE - 1;
    }

    /** The sum, or the long next to it. */
    public long clamped() {
        return fitsLong() ? low : high < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    /** The sum, or zero if it is negative. */
    public MoneySum orZero() {
        return high < 0 ? ZERO : this;
    }

    /** The sum as a number of any size. */
    public BigInteger toBigInteger() {
        return BigInteger.valueOf(high)
                .shiftLeft(Long.SIZE)
                .add(new BigInteger(Long.toUnsignedString(low)));
    }

    @Override
    public int compareTo(MoneySum other) {
        return high != other.high
                ? Long.compare(high, other.high)
                : Long.compareUnsigned(low, other.low);
    }
}
