package io.churnwarnings.codec;

import io.churnwarnings.codec.field.FactFields;
import io.churnwarnings.codec.field.InputMapping;
import io.churnwarnings.codec.field.Instants;
import io.churnwarnings.codec.json.RecordRejected;
import java.util.OptionalLong;

/**
 * Looks for the customer and the time of a value before it becomes a record, so that it can be
 * given a key. Not thread-safe.
 */
public final class ValuePreviewer {

    private final ShapeReader reader;

    /** Looks into canonical facts. */
    public ValuePreviewer() {
        this(null);
    }

    /**
     * @param mapping where the fields stand; null in canonical facts
     */
    public ValuePreviewer(InputMapping mapping) {
        reader = new ShapeReader(mapping);
    }

    /** Never throws; {@code value} may be null, of any length and hold anything. */
    public ValuePreview preview(byte[] value) {
        if (value == null || value.length == 0) {
            return ValuePreview.NOTHING;
        }
        try {
            FactFields fields = reader.read(value, null);
            long time = fields.time();
            return new ValuePreview(
                    FactFields.id(fields.customerId),
                    time == Instants.UNREADABLE ? OptionalLong.empty() : OptionalLong.of(time));
        } catch (RecordRejected e) {
            return ValuePreview.NOTHING;
        }
    }
}
