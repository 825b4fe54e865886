package io.churnwarnings.codec.mapping;

/** The fields of facts that a mapping can place. */
public enum MappedField {
    ORDER_ID("order-id", "orderId"),
    CUSTOMER_ID("customer-id", "customerId"),
    OCCURRED_AT("occurred-at", "occurredAt"),
    TYPE("type", "type"),
    AMOUNT("amount", "amount"),
    CURRENCY("currency", "currency"),
    ITEMS("items", "items"),
    /** When it was cancelled, where that is not the same place as {@link #OCCURRED_AT}. */
    CANCELLED_AT("cancellation.occurred-at", "occurredAt"),
    /** When money went back, where that is not the same place as {@link #OCCURRED_AT}. */
    REFUNDED_AT("refund.occurred-at", "occurredAt"),
    /** How much went back, where that is not the same place as {@link #AMOUNT}. */
    REFUND_AMOUNT("refund.amount", "amount"),
    /** In which currency it went back, where that is not the record's. */
    REFUND_CURRENCY("refund.currency", "currency"),
    /** When the record was last changed. */
    UPDATED_AT("updated-at", "occurredAt"),
    /** The array of the refunds of an order. */
    REFUNDS("refunds", "refunds"),
    REFUNDS_AMOUNT("refunds.amount", "amount"),
    REFUNDS_CURRENCY("refunds.currency", "currency"),
    REFUNDS_AT("refunds.occurred-at", "occurredAt"),
    /** How much went back so far. */
    REFUNDED_SO_FAR("refunded-so-far", "refundedSoFar"),
    REFUNDED_SO_FAR_AT("refunded-so-far.occurred-at", "occurredAt");

    private final String key;
    private final String canonical;

    MappedField(String key, String canonical) {
        this.key = key;
        this.canonical = canonical;
    }

    /** The last part of the option that maps it. */
    public String key() {
        return key;
    }

    /** The name of the field of a canonical fact. */
    public String canonical() {
        return canonical;
    }

    /** Whether several values can be joined to one. */
    public boolean isId() {
        return this == ORDER_ID || this == CUSTOMER_ID;
    }

    /** Whether it is an amount, so that places can be added and multiplied. */
    public boolean isMoney() {
        return this == AMOUNT
                || this == REFUND_AMOUNT
                || this == REFUNDS_AMOUNT
                || this == REFUNDED_SO_FAR;
    }

    /** Whether it is a currency; if there are several, the first counts. */
    public boolean isCurrency() {
        return this == CURRENCY || this == REFUND_CURRENCY || this == REFUNDS_CURRENCY;
    }

    /** Whether it is a time, which may be written in a way of its own. */
    public boolean isTime() {
        return canonical.equals("occurredAt");
    }

    /** Whether its place is one in an element of {@link #REFUNDS}. */
    public boolean isOfRefunds() {
        return this == REFUNDS_AMOUNT || this == REFUNDS_CURRENCY || this == REFUNDS_AT;
    }
}
