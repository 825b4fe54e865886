package io.churnwarnings.domain;

/** Who a customer is by what he has bought so far and how long he has been silent. */
public enum CustomerType {
    /** One occasion, at risk not yet reached. */
    NEW,
    /** One occasion, at risk reached. */
    SLEEPING,
    /** One occasion, lost reached. */
    ONE_TIME,
    /** Two occasions or more, but not yet loyal. */
    RETURNING,
    /** As many occasions as the shop calls loyal, or more. */
    LOYAL;

    /**
     * The type as of an instant.
     *
     * @param lines the lines of the present silence, as of the instant
     * @param at UTC epoch milliseconds
     */
    static CustomerType of(Occasions occasions, Lines lines, long at, RfmPolicy policy) {
        if (occasions.count() >= policy.loyalOccasions()) {
            return LOYAL;
        }
        if (occasions.count() > 1) {
            return RETURNING;
        }
        if (lines.lost() <= at) {
            return ONE_TIME;
        }
        return lines.atRisk() <= at ? SLEEPING : NEW;
    }
}
