package io.churnwarnings.domain.policy;

import io.churnwarnings.domain.fact.Occasions;

/** Segments of customers by their number of purchases, regardless of later silence. */
public enum SegmentType {
    /** One occasion. */
    ONE,
    /** Two occasions or more, but not yet loyal. */
    RETURNING,
    /** As many occasions as the shop calls loyal, or more. */
    LOYAL;

    public static SegmentType of(Occasions occasions, RfmPolicy policy) {
        if (occasions.count() >= policy.loyalOccasions()) {
            return LOYAL;
        }
        return occasions.count() > 1 ? RETURNING : ONE;
    }
}
