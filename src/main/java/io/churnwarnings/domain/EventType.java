package io.churnwarnings.domain;

/** What a published event says; state holds the ordinals: append only. */
public enum EventType {
    /** A line of silence was reached. */
    RAISED,
    /** The customer came back after a warning. */
    RECOVERED,
    /** A cancellation or a late fact took the ground from under a warning. */
    WITHDRAWN,
    /** An order shows that he buys more slowly, or for less, than he used to. */
    DRIFTING,
    /** The customer was erased on request. */
    ERASED
}
