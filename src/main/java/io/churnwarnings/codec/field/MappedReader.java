package io.churnwarnings.codec.field;

import io.churnwarnings.codec.json.FactReader;
import io.churnwarnings.codec.json.RecordRejected;
import java.util.function.Function;

/**
 * Reads facts that stand in records of another shape, bare or in the data of a CloudEvent. What a
 * record is like is guessed from the one before: a wrong guess costs a second reading.
 *
 * <p>Not thread-safe: buffers are reused.
 */
public final class MappedReader {

    private final Way bare;
    private final Way enveloped;
    private boolean guess;

    public MappedReader(InputMapping mapping) {
        bare = new Way(new MappedFields(mapping, ""));
        // Who maps what stands in the data has opened the envelope himself.
        enveloped = mapping.opensEnvelopes() ? null : new Way(new MappedFields(mapping, "/data"));
    }

    /**
     * The fields of {@code value}, valid until the next call.
     *
     * @param headers the record's headers by name; null where there are none
     * @throws Unacceptable NOT_JSON or NOT_AN_OBJECT
     */
    public FactFields read(byte[] value, Function<String, byte[]> headers) throws RecordRejected {
        Way way = guess ? enveloped : bare;
        way.reader.read(value);
        if (enveloped != null && way.fields.isEnvelope() != guess) {
            guess = !guess;
            way = guess ? enveloped : bare;
            way.reader.read(value);
        }
        return way.fields.resolve(headers);
    }

    private static final class Way {

        private final MappedFields fields;
        private final FactReader reader;

        Way(MappedFields fields) {
            this.fields = fields;
            this.reader = new FactReader(fields);
        }
    }
}
