package io.churnwarnings.codec.field;

import static java.util.Map.entry;

import java.util.Map;

/** Shapes that many shops' records have, and where the fields of a fact stand in them. */
public enum InputFormat {
    CANONICAL("canonical", Map.of(), Map.of(), TimeFormat.ISO),

    /** Segment's track calls of its e-commerce events; all others are signs of life. */
    SEGMENT(
            "segment",
            Map.ofEntries(
                    entry(MappedField.ORDER_ID, "/properties/order_id"),
                    entry(MappedField.CUSTOMER_ID, "/userId | /anonymousId"),
                    entry(MappedField.OCCURRED_AT, "/timestamp | /sentAt"),
                    entry(MappedField.TYPE, "/event"),
                    entry(MappedField.AMOUNT, "/properties/total | /properties/revenue"),
                    entry(MappedField.CURRENCY, "/properties/currency"),
                    entry(MappedField.ITEMS, "/properties/products")),
            Map.of(
                    "Order Completed",
                    "purchase",
                    "Order Refunded",
                    "refund",
                    "Order Cancelled",
                    "cancellation",
                    InputMapping.ANY,
                    "heartbeat"),
            TimeFormat.ISO),

    /** The order that Shopify's orders webhooks carry; of several refunds the last. */
    SHOPIFY(
            "shopify",
            Map.ofEntries(
                    entry(MappedField.ORDER_ID, "/id"),
                    entry(MappedField.CUSTOMER_ID, "/customer/id"),
                    entry(MappedField.OCCURRED_AT, "/created_at"),
                    entry(MappedField.AMOUNT, "/total_price"),
                    entry(MappedField.CURRENCY, "/currency"),
                    entry(MappedField.ITEMS, "/line_items"),
                    entry(MappedField.CANCELLED_AT, "/cancelled_at"),
                    entry(MappedField.REFUNDED_AT, "/refunds/*/created_at"),
                    entry(MappedField.REFUND_AMOUNT, "/refunds/*/transactions/*/amount")),
            Map.of(),
            TimeFormat.ISO),

    /** Rows of Google Analytics' BigQuery export, or bodies of its Measurement Protocol. */
    GA4(
            "ga4",
            Map.ofEntries(
                    entry(
                            MappedField.ORDER_ID,
                            "/ecommerce/transaction_id | /events/*/params/transaction_id"),
                    entry(MappedField.CUSTOMER_ID, "/user_id | /user_pseudo_id | /client_id"),
                    entry(MappedField.OCCURRED_AT, "/event_timestamp | /timestamp_micros"),
                    entry(MappedField.TYPE, "/event_name | /events/*/name"),
                    entry(
                            MappedField.AMOUNT,
                            "/ecommerce/purchase_revenue | /events/*/params/value"),
                    entry(
                            MappedField.REFUND_AMOUNT,
                            "/ecommerce/refund_value | /events/*/params/value"),
                    entry(
                            MappedField.CURRENCY,
                            "/event_params/[key=currency]/value/string_value"
                                    + " | /events/*/params/currency"),
                    entry(MappedField.ITEMS, "/items | /events/*/params/items")),
            Map.of("purchase", "purchase", "refund", "refund", InputMapping.ANY, "heartbeat"),
            TimeFormat.EPOCH_MICROS),

    /** Rows as Debezium's change events have them after the change; which columns, is told. */
    DEBEZIUM("debezium", Map.of(), Map.of(), TimeFormat.ISO);

    private final String text;
    private final Map<MappedField, String> paths;
    private final Map<String, String> types;
    private final TimeFormat times;

    InputFormat(
            String text,
            Map<MappedField, String> paths,
            Map<String, String> types,
            TimeFormat times) {
        this.text = text;
        this.paths = paths;
        this.types = types;
        this.times = times;
    }

    /** The places, as they would be written in a mapping. */
    public Map<MappedField, String> paths() {
        return paths;
    }

    /** What the words for a type mean. */
    public Map<String, String> types() {
        return types;
    }

    /** How times are written. */
    public TimeFormat times() {
        return times;
    }

    /** As it is written in a configuration. */
    @Override
    public String toString() {
        return text;
    }
}
