package io.churnwarnings.codec;

import io.churnwarnings.codec.json.RecordRejected;
import io.churnwarnings.codec.mapping.InputMapping;

/**
 * Looks for the customer and the time of a value before it becomes a record, so that it can be
 * given a key. Not thread-safe.
 */
public final class ValuePreviewer {

    private final CanonicalDecoder canonical;
    private final MappedDecoder mapped;

    /** Looks into canonical facts. */
    public ValuePreviewer() {
        this(null);
    }

    /**
     * @param mapping where the fields stand; null in canonical facts
     */
    public ValuePreviewer(InputMapping mapping) {
        DecodingRules rules = new DecodingRules("XXX", 0, 0, mapping);
        canonical = new CanonicalDecoder(rules);
        mapped = mapping == null ? null : new MappedDecoder(rules);
    }

    /** Never throws; {@code value} may be null, of any length and hold anything. */
    public ValuePreview preview(byte[] value) {
        if (value == null || value.length == 0) {
            return ValuePreview.NOTHING;
        }
        try {
            return mapped == null ? canonical.preview(value) : mapped.preview(value);
        } catch (RecordRejected e) {
            return ValuePreview.NOTHING;
        }
    }
}
