package io.churnwarnings.codec;

import java.util.OptionalLong;

/**
 * Looks for the customer and the time of a value before it becomes a record, so that it can be
 * given a key. Not thread-safe.
 */
public final class ValuePreviewer {

    private final FactReader reader = new FactReader();

    /** Never throws; {@code value} may be null, of any length and hold anything. */
    public ValuePreview preview(byte[] value) {
        if (value == null || value.length == 0) {
            return ValuePreview.NOTHING;
        }
        try {
            FactFields fields = reader.read(value);
            long time = FactFields.time(fields.occurredAt);
            return new ValuePreview(
                    FactFields.id(fields.customerId),
                    time == Instants.UNREADABLE ? OptionalLong.empty() : OptionalLong.of(time));
        } catch (Unacceptable e) {
            return ValuePreview.NOTHING;
        }
    }
}
