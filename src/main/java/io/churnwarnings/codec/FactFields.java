package io.churnwarnings.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * The fields of a canonical fact as they were written; of repeated names the last. Reused from
 * record to record.
 */
final class FactFields {

    /** The longest id, in bytes of UTF-8. */
    static final int MAX_ID_BYTES = 256;

    final JsonScalar orderId = new JsonScalar("orderId");
    final JsonScalar customerId = new JsonScalar("customerId");
    final JsonScalar occurredAt = new JsonScalar("occurredAt");
    final JsonScalar type = new JsonScalar("type");
    final JsonScalar amount = new JsonScalar("amount");
    final JsonScalar currency = new JsonScalar("currency");
    private boolean itemsUsable;

    void clear() {
        orderId.clear();
        customerId.clear();
        occurredAt.clear();
        type.clear();
        amount.clear();
        currency.clear();
        itemsUsable = true;
    }

    /** Takes the value on which {@code parser} stands, and leaves the parser at its end. */
    void set(String name, JsonParser parser) throws IOException {
        switch (name) {
            case "orderId" -> take(orderId, parser);
            case "customerId" -> take(customerId, parser);
            case "occurredAt" -> take(occurredAt, parser);
            case "type" -> take(type, parser);
            case "amount" -> take(amount, parser);
            case "currency" -> take(currency, parser);
            case "items" -> itemsUsable = isArrayOfObjects(parser);
            default -> parser.skipChildren();
        }
    }

    /**
     * Whether {@code items} is absent or an array of objects. What the objects hold is nobody's
     * concern so far.
     */
    boolean itemsUsable() {
        return itemsUsable;
    }

    boolean isHeartbeat() {
        return type.isString() && type.text().equals("heartbeat");
    }

    /** The id that a field holds, a string's or an integer's text; null if it is none. */
    static String id(JsonScalar field) {
        return idFault(field) == null ? field.text() : null;
    }

    /** What is wrong with an id that is not absent; null if nothing is. */
    static String idFault(JsonScalar field) {
        if (!field.isString() && field.kind() != JsonScalar.Kind.INTEGER) {
            return "neither a string nor an integer";
        }
        int length = StrictUtf8.length(field.text());
        if (length < 0) {
            return "a lone surrogate";
        }
        if (length == 0) {
            return "empty";
        }
        return length > MAX_ID_BYTES
                ? "longer than " + MAX_ID_BYTES + " bytes (" + length + ")"
                : null;
    }

    /** The time that a field holds, in epoch milliseconds, or {@link Instants#UNREADABLE}. */
    static long time(JsonScalar field) {
        return switch (field.kind()) {
            case STRING -> Instants.parse(field.text());
            case INTEGER -> Instants.ofEpochMillis(field.text());
            default -> Instants.UNREADABLE;
        };
    }

    static boolean isCurrency(String text) {
        return text.length() == 3
                && isCapital(text.charAt(0))
                && isCapital(text.charAt(1))
                && isCapital(text.charAt(2));
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static void take(JsonScalar field, JsonParser parser) throws IOException {
        switch (parser.currentToken()) {
            case VALUE_NULL -> field.clear();
            case VALUE_STRING -> field.set(JsonScalar.Kind.STRING, parser.getText());
            case VALUE_NUMBER_INT -> field.set(JsonScalar.Kind.INTEGER, parser.getText());
            case VALUE_NUMBER_FLOAT -> field.set(JsonScalar.Kind.DECIMAL, parser.getText());
            default -> {
                parser.skipChildren();
                field.set(JsonScalar.Kind.OTHER, null);
            }
        }
    }

    private static boolean isArrayOfObjects(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            boolean absent = parser.currentToken() == JsonToken.VALUE_NULL;
            parser.skipChildren();
            return absent;
        }
        boolean objects = true;
        for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
            objects &= t == JsonToken.START_OBJECT;
            parser.skipChildren();
        }
        return objects;
    }
}
