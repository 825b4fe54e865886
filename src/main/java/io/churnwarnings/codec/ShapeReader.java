package io.churnwarnings.codec;

import io.churnwarnings.codec.field.FactFields;
import io.churnwarnings.codec.field.InputMapping;
import io.churnwarnings.codec.field.MappedReader;
import io.churnwarnings.codec.json.FactReader;
import io.churnwarnings.codec.json.RecordRejected;
import java.util.function.Function;

/**
 * Reads the fields of a fact from a record of whatever shape the shop has; the canonical one by the
 * shortest way.
 *
 * <p>Not thread-safe: buffers are reused.
 */
final class ShapeReader {

    private final FactFields fields = new FactFields();
    private final FactReader canonical = new FactReader(fields);
    private MappedReader mapped;
    private final boolean always;

    /**
     * @param mapping where the fields stand; null in canonical facts
     */
    ShapeReader(InputMapping mapping) {
        always = mapping != null;
        mapped = always ? new MappedReader(mapping) : null;
    }

    /**
     * The fields of {@code value}, valid until the next call.
     *
     * @param headers the record's headers by name; null where there are none
     * @throws Unacceptable NOT_JSON or NOT_AN_OBJECT
     */
    FactFields read(byte[] value, Function<String, byte[]> headers) throws RecordRejected {
        if (always) {
            return mapped.read(value, headers);
        }
        canonical.read(value);
        if (!fields.isEnvelope()) {
            return fields;
        }
        if (mapped == null) {
            mapped = new MappedReader(InputMapping.CANONICAL);
        }
        return mapped.read(value, headers);
    }
}
