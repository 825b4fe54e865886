package io.churnwarnings.domain;

/** What is special about a customer as of an event. */
public enum Trait {
    /** The customer buys in promotions only. */
    PROMOTION_ONLY
}
