package io.churnwarnings.codec;

import io.churnwarnings.codec.field.FactFields;
import io.churnwarnings.codec.json.FactReader;
import io.churnwarnings.codec.json.RecordRejected;

/**
 * Reads the fields of a canonical fact, bare or in the data of a CloudEvent; bare ones by the
 * shortest way.
 *
 * <p>Not thread-safe: buffers are reused.
 */
final class ShapeReader {

    private final FactFields fields = new FactFields();
    private final FactReader bare = new FactReader(fields);
    private EnvelopeFields inData;
    private FactReader enveloped;

    /**
     * The fields of {@code value}, valid until the next call.
     *
     * @throws Unacceptable NOT_JSON or NOT_AN_OBJECT
     */
    FactFields read(byte[] value) throws RecordRejected {
        bare.read(value);
        if (!fields.isEnvelope()) {
            return fields;
        }
        if (enveloped == null) {
            inData = new EnvelopeFields();
            enveloped = new FactReader(inData);
        }
        enveloped.read(value);
        return inData.fact();
    }
}
