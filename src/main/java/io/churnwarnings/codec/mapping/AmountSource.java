package io.churnwarnings.codec.mapping;

import io.churnwarnings.codec.field.Amounts;

/**
 * An amount of a record with its sign: in 1/10,000 of the currency's unit, or, if records have
 * amounts in the smallest unit, in that unit.
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

    /** The sum of two amounts; unusable if one of them is. */
    static long add(long one, long other) {
        if (one == ABSENT || other == ABSENT) {
            return one == ABSENT ? other : one;
        }
        // Each is below 10^17, so that many more than a record can hold do not overflow.
        return one == UNUSABLE || other == UNUSABLE ? UNUSABLE : one + other;
    }
}
