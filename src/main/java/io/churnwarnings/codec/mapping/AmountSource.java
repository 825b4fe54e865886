package io.churnwarnings.codec.mapping;

import io.churnwarnings.codec.field.Amounts;

/**
 * An amount as it stands in a record: in 1/10,000 of the currency's unit, or, where records have
 * amounts in the smallest coin, as a number of coins. With sign.
 */
public interface AmountSource {

    /** Stands for an amount that is there, but is not usable. */
    long UNUSABLE = Amounts.UNUSABLE;

    /** Stands for an amount that is not there. */
    long ABSENT = Long.MIN_VALUE + 1;

    /** Never there. */
    AmountSource NONE = () -> ABSENT;

    /** The amount, {@link #UNUSABLE} or {@link #ABSENT}. */
    long amount();

    /** The currency that is written beside the amount, or null. */
    default String currency() {
        return null;
    }

    /** The sum of two amounts that are there; what is not usable makes the sum so. */
    static long add(long one, long other) {
        if (one == ABSENT || other == ABSENT) {
            return one == ABSENT ? other : one;
        }
        // Each is below 10^17, so that many more than a record can hold do not overflow.
        return one == UNUSABLE || other == UNUSABLE ? UNUSABLE : one + other;
    }
}
