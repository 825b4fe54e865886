package io.churnwarnings.domain.fact;

/**
 * The type of a fact. The order of the constants is the order of facts of one instant and one order
 * in the ledger; state holds the ordinals: append only.
 */
public enum FactType {
    /** The customer bought. */
    PURCHASE,
    /** Undoes the order and its refunds as if never placed. */
    CANCELLATION,
    /** Takes money back; the visit stands. */
    REFUND,
    /**
     * The running sum of an order's refunds: refunds the difference to the refunds before it; with
     * an unknown amount, the whole payment.
     */
    REFUNDED_SO_FAR
}
