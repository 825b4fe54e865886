package io.churnwarnings.codec.field;

import com.fasterxml.jackson.core.JsonParser;
import io.churnwarnings.codec.json.FieldTarget;
import io.churnwarnings.codec.json.JsonScalar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The fields of a fact that stands in a record of another shape; as they were written, unjudged.
 * Reused from record to record.
 */
final class MappedFields implements FieldTarget {

    private static final String HEARTBEAT = "heartbeat";
    private static final List<String> AFTER_IMAGES = List.of("/after", "/payload/after");

    private final PointerNode root = new PointerNode();
    private final PathReader[] readers = new PathReader[MappedField.values().length];
    private final Map<JsonScalar, String> attributes = new IdentityHashMap<>();
    private final Set<JsonScalar> ofAttributes = Collections.newSetFromMap(new IdentityHashMap<>());
    private final TypeReader types;
    private final FactFields fields = new FactFields();
    private final JsonScalar absent = new JsonScalar("absent");
    private final JsonScalar items = new JsonScalar("items");
    private final TimeFormat times;
    private final String envelope;
    private final List<JsonScalar> rowGone = new ArrayList<>();
    private final List<JsonScalar> rowGoneAt = new ArrayList<>();
    private final JsonScalar canonicalType;
    private final JsonScalar canonicalTime;
    private final JsonScalar specVersion;
    private final JsonScalar data;
    private int position;

    /**
     * @param envelope what stands before each place: nothing, or {@code /data} within a CloudEvent
     */
    MappedFields(InputMapping mapping, String envelope) {
        this.envelope = envelope;
        this.times = mapping.times();
        mapping.paths().forEach((field, path) -> map(field, path, mapping.afterImage()));
        PathReader type = readers[MappedField.TYPE.ordinal()];
        types = new TypeReader(type == null ? "type" : type.value().name, mapping.types());
        if (mapping.afterImage()) {
            for (String at : List.of(envelope, envelope + "/payload")) {
                rowGone.add(captureAt(at + "/op", "op"));
                rowGoneAt.add(captureAt(at + "/ts_ms", "occurredAt"));
            }
        }
        canonicalType = captureAt(envelope + "/type", "type");
        canonicalTime = captureAt(envelope + "/occurredAt", "occurredAt");
        specVersion = captureAt("/specversion", "specversion");
        data = captureAt("/data", "data");
        root.freeze();
    }

    private void map(MappedField field, FieldPath written, boolean afterImage) {
        FieldPath path = afterImage ? written.under(AFTER_IMAGES) : written;
        PathReader reader = new PathReader(field, written);
        for (List<Pointer> alternative : path.alternatives()) {
            List<JsonScalar> captured = new ArrayList<>();
            for (Pointer pointer : alternative) {
                captured.add(capture(field, pointer));
            }
            reader.add(captured);
        }
        readers[field.ordinal()] = reader;
    }

    private JsonScalar capture(MappedField field, Pointer pointer) {
        JsonScalar value = new JsonScalar(field.canonical() + " at " + pointer.text());
        if (pointer.attribute()) {
            ofAttributes.add(value);
            if (envelope.isEmpty()) {
                attributes.put(value, "ce_" + pointer.steps().get(0));
            } else {
                root.at(Pointer.parse("/" + pointer.steps().get(0))).capture(value);
            }
        } else if (field == MappedField.ITEMS) {
            place(pointer).checkArray(items);
        } else {
            place(pointer).capture(value);
        }
        return value;
    }

    private PointerNode place(Pointer pointer) {
        return root.at(envelope.isEmpty() ? pointer : pointer.under(envelope));
    }

    private JsonScalar captureAt(String pointer, String name) {
        JsonScalar value = new JsonScalar(name);
        root.at(Pointer.parse(pointer)).capture(value);
        return value;
    }

    @Override
    public void clear() {
        root.clear();
        position = 0;
        fields.times = times;
    }

    @Override
    public void set(String name, JsonParser parser, Skipper skipper) throws IOException {
        PointerNode node = root.child(name, position++);
        if (node == null) {
            skipper.skip(parser);
        } else {
            node.read(parser, skipper);
        }
    }

    /** Whether what was read is a CloudEvent in structured mode. */
    boolean isEnvelope() {
        return specVersion.isString() && data.kind() == JsonScalar.Kind.OTHER;
    }

    /**
     * The fields of what was read, valid until the next record.
     *
     * @param headers the record's headers by name; null where there are none
     */
    FactFields resolve(Function<String, byte[]> headers) {
        if (!attributes.isEmpty()) {
            attributes.forEach(
                    (value, name) -> take(value, headers == null ? null : headers.apply(name)));
        }
        if (canonicalType.isString(HEARTBEAT) && !canonicalTime.isAbsent()) {
            return heartbeat(canonicalTime, TimeFormat.ISO);
        }
        for (int i = 0; i < rowGone.size(); i++) {
            if (rowGone.get(i).isString("d")) {
                return heartbeat(rowGoneAt.get(i), TimeFormat.EPOCH_MILLIS);
            }
        }
        fields.orderId = value(MappedField.ORDER_ID);
        fields.customerId = value(MappedField.CUSTOMER_ID);
        fields.currency = value(MappedField.CURRENCY);
        fields.itemsUsable = items.isAbsent();
        fields.type = type();
        boolean cancellation = fields.type.isString("cancellation");
        boolean refund = fields.type.isString("refund");
        fields.occurredAt =
                value(
                        cancellation && isMapped(MappedField.CANCELLED_AT)
                                ? MappedField.CANCELLED_AT
                                : refund && isMapped(MappedField.REFUNDED_AT)
                                        ? MappedField.REFUNDED_AT
                                        : MappedField.OCCURRED_AT);
        // An attribute's time is always ISO-8601, however the shop writes its own.
        fields.times =
                !ofAttributes.isEmpty() && ofAttributes.contains(fields.occurredAt)
                        ? TimeFormat.ISO
                        : times;
        fields.amount =
                value(
                        refund && isMapped(MappedField.REFUND_AMOUNT)
                                ? MappedField.REFUND_AMOUNT
                                : MappedField.AMOUNT);
        return fields;
    }

    private FactFields heartbeat(JsonScalar at, TimeFormat format) {
        fields.type = types.meaning(HEARTBEAT);
        fields.occurredAt = at;
        fields.times = format;
        return fields;
    }

    private JsonScalar type() {
        JsonScalar type = types.translate(value(MappedField.TYPE));
        if (!type.isAbsent()) {
            return type;
        }
        if (isThere(MappedField.CANCELLED_AT)) {
            return types.meaning("cancellation");
        }
        return isThere(MappedField.REFUNDED_AT) ? types.meaning("refund") : type;
    }

    private boolean isThere(MappedField field) {
        PathReader reader = readers[field.ordinal()];
        return reader != null && reader.isThere();
    }

    private boolean isMapped(MappedField field) {
        return readers[field.ordinal()] != null;
    }

    private JsonScalar value(MappedField field) {
        PathReader reader = readers[field.ordinal()];
        return reader == null ? absent : reader.value();
    }

    private static void take(JsonScalar value, byte[] header) {
        value.clear();
        if (header != null) {
            value.set(JsonScalar.Kind.STRING);
            value.append(new String(header, StandardCharsets.UTF_8));
        }
    }
}
