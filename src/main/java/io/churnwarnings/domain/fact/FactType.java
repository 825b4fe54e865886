package io.churnwarnings.domain.fact;

/**
 * What a fact says about an order. The order of the constants is the order of facts of one instant
 * and one order in the ledger; state holds the ordinals: append only.
 */
public enum FactType {
    /** The customer bought. */
    PURCHASE,
    /** Undoes the order and its refunds as if never placed. */
    CANCELLATION,
    /** Takes money back; the visit stands. */
    REFUND,
    /**
     * Says how much of an order was paid back so far, which takes back what refunds before it have
     * not; with an unknown amount, all that was paid.
     */
    REFUNDED_SO_FAR
}
