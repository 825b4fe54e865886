package io.churnwarnings.domain.policy;

/** The measure of the lines of AT_RISK and LIKELY_LOST. */
public enum LineKind {
    /** A number of the customer's own cycles. */
    CYCLES,
    /** The price of a day of delay, in false alarms. */
    PRICE,
    /** The same number of days for every customer. */
    DAYS
}
