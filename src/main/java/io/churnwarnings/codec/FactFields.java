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

    /** Moves a parser from the start of an object or array to its end; from elsewhere, nowhere. */
    interface Skipper {
        void skip(JsonParser parser) throws IOException;
    }

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
    void set(String name, JsonParser parser, Skipper skipper) throws IOException {
        switch (name) {
            case "orderId" -> take(orderId, parser, skipper);
            case "customerId" -> take(customerId, parser, skipper);
            case "occurredAt" -> take(occurredAt, parser, skipper);
            case "type" -> take(type, parser, skipper);
            case "amount" -> take(amount, parser, skipper);
            case "currency" -> take(currency, parser, skipper);
            case "items" -> itemsUsable = isArrayOfObjects(parser, skipper);
            default -> skipper.skip(parser);
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
        return type.isString("heartbeat");
    }

    /** The id that a field holds, a string's or an integer's text; null if it is none. */
    static String id(JsonScalar field) {
        return idFault(field) == null ? field.toString() : null;
    }

    /** What is wrong with an id that is not absent; null if nothing is. */
    static String idFault(JsonScalar field) {
        if (!field.isString() && field.kind() != JsonScalar.Kind.INTEGER) {
            return "neither a string nor an integer";
        }
        int length = StrictUtf8.length(field);
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
            case STRING -> Instants.parse(field);
            case INTEGER -> Instants.ofEpochMillis(field);
            default -> Instants.UNREADABLE;
        };
    }

    private static void take(JsonScalar field, JsonParser parser, Skipper skipper)
            throws IOException {
        switch (parser.currentToken()) {
            case VALUE_NULL -> field.clear();
            case VALUE_STRING -> field.set(JsonScalar.Kind.STRING, parser);
            case VALUE_NUMBER_INT -> field.set(JsonScalar.Kind.INTEGER, parser);
            case VALUE_NUMBER_FLOAT -> field.set(JsonScalar.Kind.DECIMAL, parser);
            default -> {
                skipper.skip(parser);
                field.set(JsonScalar.Kind.OTHER);
            }
        }
    }

    private static boolean isArrayOfObjects(JsonParser parser, Skipper skipper) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            boolean absent = parser.currentToken() == JsonToken.VALUE_NULL;
            skipper.skip(parser);
            return absent;
        }
        boolean objects = true;
        for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
            objects &= t == JsonToken.START_OBJECT;
            skipper.skip(parser);
        }
        return objects;
    }
}
