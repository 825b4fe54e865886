package io.churnwarnings.codec.field;

/** What of a fact can be taken from another place than the canonical one. */
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
    REFUND_AMOUNT("refund.amount", "amount");

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
}
