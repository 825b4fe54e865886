package io.churnwarnings.codec.mapping;

import io.churnwarnings.codec.field.RowRules;
import io.churnwarnings.codec.json.FactReader;
import io.churnwarnings.codec.json.RecordRejected;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads records by a mapping, bare or in the data of a CloudEvent. Each record is assumed to have
 * the form of the previous one; a wrong assumption costs a second reading.
 *
 * <p>Not thread-safe: buffers are reused.
 */
public final class MappedReader {

    private final InputMapping mapping;
    private final Way bare;
    private final Way enveloped;
    private MappedFields row;
    private RowRules rowRules;
    private boolean guess;

    public MappedReader(InputMapping mapping) {
        this.mapping = mapping;
        bare = new Way(new MappedFields(mapping, "", null));
        // A mapping that leads into the data has opened the envelope itself.
        enveloped =
                mapping.opensEnvelopes() ? null : new Way(new MappedFields(mapping, "/data", null));
    }

    /**
     * The fields of {@code value}, valid until the next call.
     *
     * @param headers the record's headers by name; null where there are none
     * @throws Unacceptable NOT_JSON or NOT_AN_OBJECT
     */
    public MappedFields read(byte[] value, Function<String, byte[]> headers) throws RecordRejected {
        Way way = guess ? enveloped : bare;
        way.reader.read(value);
        if (enveloped != null && way.fields.isEnvelope() != guess) {
            guess = !guess;
            way = guess ? enveloped : bare;
            way.reader.read(value);
        }
        way.fields.takeHeaders(headers);
        return way.fields;
    }

    /**
     * The fields of a row, valid until the next call.
     *
     * @param cells by the names of their columns
     */
    public MappedFields read(Map<String, String> cells, RowRules rules) {
        if (!rules.equals(rowRules)) {
            rowRules = rules;
            row = new MappedFields(mapping, "", rules);
        }
        row.takeCells(cells::get);
        return row;
    }

    /** Whether a time without offset was read so far. */
    public boolean hasReadLocalTime() {
        return bare.fields.hasReadLocalTime()
                || enveloped != null && enveloped.fields.hasReadLocalTime()
                || row != null && row.hasReadLocalTime();
    }

    private static final class Way {

        private final MappedFields fields;
        private final FactReader reader;

        Way(MappedFields fields) {
            this.fields = fields;
            this.reader = new FactReader(fields, FactReader.LENIENT);
        }
    }
}
