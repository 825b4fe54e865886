package io.churnwarnings.domain.policy;

/** What the lines of AT_RISK and LIKELY_LOST are measured by. */
public enum LineKind {
    /** A number of the customer's own cycles. */
    CYCLES,
    /** What a day of delay is worth, in false alarms. */
    PRICE,
    /** The same number of days for every customer. */
    DAYS
}
