package io.churnwarnings.domain.line;

/** The reasons of a drift before any silence, in the order in which events list them. */
public enum DriftReason {
    /** The last gaps are longer than those before. */
    FREQUENCY_DROP,
    /** The last orders are smaller than those before. */
    ORDER_VALUE_DROP
}
