package io.churnwarnings.domain.line;

/** In what a customer drifts away before any silence; in the order in which events name them. */
public enum DriftReason {
    /** His last gaps are longer than those before. */
    FREQUENCY_DROP,
    /** His last orders are smaller than those before. */
    ORDER_VALUE_DROP
}
