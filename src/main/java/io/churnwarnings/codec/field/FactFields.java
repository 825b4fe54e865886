package io.churnwarnings.codec.field;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.churnwarnings.codec.json.FieldTarget;
import io.churnwarnings.codec.json.JsonScalar;
import io.churnwarnings.codec.json.StrictUtf8;
import java.io.IOException;

/**
 * The fields of a fact as they were written; of repeated names the last. Reused from record to
 * record.
 */
public final class FactFields implements FieldTarget {

    /** The longest id, in bytes of UTF-8. */
    static final int MAX_ID_BYTES = 256;

    public final JsonScalar orderId;
    public final JsonScalar customerId;
    public JsonScalar occurredAt;
    public final JsonScalar type;
    public final JsonScalar amount;
    public final JsonScalar currency;
    final JsonScalar refundedSoFar;
    private boolean itemsUsable;
    private boolean promotion;
    private boolean promotionUsable;
    private boolean specVersion;
    private boolean data;

    public FactFields() {
        this(null);
    }

    /**
     * @param where the text between the name of a field and the name of its place in error
     *     messages; null to name the field only
     */
    public FactFields(String where) {
        orderId = scalar("orderId", where);
        customerId = scalar("customerId", where);
        occurredAt = scalar("occurredAt", where);
        type = scalar("type", where);
        amount = scalar("amount", where);
        currency = scalar("currency", where);
        refundedSoFar = scalar("refundedSoFar", where);
    }

    private static JsonScalar scalar(String name, String where) {
        return new JsonScalar(where == null ? name : name + where + name);
    }

    @Override
    public void clear() {
        orderId.clear();
        customerId.clear();
        occurredAt.clear();
        type.clear();
        amount.clear();
        currency.clear();
        refundedSoFar.clear();
        itemsUsable = true;
        promotion = false;
        promotionUsable = true;
        specVersion = false;
        data = false;
    }

    @Override
    public void set(String name, JsonParser parser, Skipper skipper) throws IOException {
        switch (name) {
            case "orderId" -> take(orderId, parser, skipper);
            case "customerId" -> take(customerId, parser, skipper);
            case "occurredAt" -> take(occurredAt, parser, skipper);
            case "type" -> take(type, parser, skipper);
            case "amount" -> take(amount, parser, skipper);
            case "currency" -> take(currency, parser, skipper);
            case "refundedSoFar" -> take(refundedSoFar, parser, skipper);
            case "items" -> itemsUsable = isArrayOfObjects(parser, skipper);
            case "promotion" -> takePromotion(parser, skipper);
            case "specversion" -> {
                specVersion = parser.currentToken() == JsonToken.VALUE_STRING;
                skipper.skip(parser);
            }
            case "data" -> {
                data = parser.currentToken() == JsonToken.START_OBJECT;
                skipper.skip(parser);
            }
            default -> skipper.skip(parser);
        }
    }

    /** Whether the value is a CloudEvent, whose data may be a fact. */
    public boolean isEnvelope() {
        return data && specVersion && orderId.isAbsent() && customerId.isAbsent();
    }

    /**
     * Whether {@code items} is absent or an array of objects. The content of the objects is not
     * read.
     */
    public boolean itemsUsable() {
        return itemsUsable;
    }

    /** Whether {@code promotion} is true. */
    public boolean promotion() {
        return promotion;
    }

    /** Whether {@code promotion} is absent, true or false. */
    public boolean promotionUsable() {
        return promotionUsable;
    }

    public boolean isHeartbeat() {
        return type.isString("heartbeat");
    }

    /** The error of an id that is present; null if it is valid. */
    public static String idFault(JsonScalar field) {
        if (!field.isString() && field.kind() != JsonScalar.Kind.INTEGER) {
            return "neither a string nor an integer";
        }
        return textFault(field);
    }

    /** The error of the text of an id; null if it is valid. */
    public static String textFault(CharSequence text) {
        int length = StrictUtf8.length(text);
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
    public static long canonicalTime(JsonScalar field) {
        return switch (field.kind()) {
            case STRING -> Instants.parse(field);
            case INTEGER -> Instants.ofEpochMillis(field);
            default -> Instants.UNREADABLE;
        };
    }

    public static void take(JsonScalar field, JsonParser parser, Skipper skipper)
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

    private void takePromotion(JsonParser parser, Skipper skipper) throws IOException {
        JsonToken token = parser.currentToken();
        promotion = token == JsonToken.VALUE_TRUE;
        promotionUsable =
                promotion || token == JsonToken.VALUE_FALSE || token == JsonToken.VALUE_NULL;
        skipper.skip(parser);
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
