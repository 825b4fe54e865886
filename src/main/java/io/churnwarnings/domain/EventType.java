package io.churnwarnings.domain;

/** The type of a published event. State holds the ordinals: append only. */
public enum EventType {
    /** A line of silence was reached. */
    RAISED,
    /** The customer came back after a warning. */
    RECOVERED,
    /** A cancellation or a late fact took the ground from under a warning. */
    WITHDRAWN,
    /** An order shows that the customer buys more slowly, or for less, than before. */
    DRIFTING,
    /** The customer was erased on request. */
    ERASED
}
