package io.churnwarnings.codec;

import io.churnwarnings.codec.field.FactFields;
import io.churnwarnings.codec.json.RecordRejected;
import io.churnwarnings.codec.mapping.InputMapping;

/**
 * Looks for the customer and the time of a value before it becomes a record, so that it can be
 * given a key. Not thread-safe.
 */
public final class ValuePreviewer {

    private final ShapeReader reader = new ShapeReader();
    private final MappedDecoder mapped;

    /** Looks into canonical facts. */
    public ValuePreviewer() {
        this(null);
    }

    /**
     * @param mapping where the fields stand; null in canonical facts
     */
    public ValuePreviewer(InputMapping mapping) {
        mapped =
                mapping == null ? null : new MappedDecoder(new DecodingRules("XXX", 0, 0, mapping));
    }

    /** Never throws; {@code value} may be null, of any length and hold anything. */
    public ValuePreview preview(byte[] value) {
        if (value == null || value.length == 0) {
            return ValuePreview.NOTHING;
        }
        try {
            if (mapped != null) {
                return mapped.preview(value);
            }
            FactFields fields = reader.read(value);
            boolean named = FactFields.idFault(fields.customerId) == null;
            return ValuePreview.of(
                    named ? fields.customerId.toString() : null,
                    FactFields.canonicalTime(fields.occurredAt));
        } catch (RecordRejected e) {
            return ValuePreview.NOTHING;
        }
    }
}
