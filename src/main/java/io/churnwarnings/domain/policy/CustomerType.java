package io.churnwarnings.domain.policy;

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
    LOYAL
}
