package io.churnwarnings.domain.policy;

/** The type of a customer by purchases and length of silence. */
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
