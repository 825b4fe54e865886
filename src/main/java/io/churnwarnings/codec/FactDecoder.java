package io.churnwarnings.codec;

import io.churnwarnings.codec.field.RowRules;
import io.churnwarnings.codec.json.RecordRejected;
import io.churnwarnings.codec.json.RejectionReason;
import io.churnwarnings.codec.record.DecodedRecord;
import io.churnwarnings.codec.record.RawRecord;
import io.churnwarnings.codec.record.Rejection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Turns a record into the fact that it states, a heartbeat, or a rejection; always exactly one,
 * whatever the bytes. Each reason for rejecting is tried on the whole record before the next.
 *
 * <p>Not thread-safe: buffers are reused. Make one where the records are read.
 */
public final class FactDecoder {

    /** The longest value that is looked at, in bytes. */
    public static final int MAX_VALUE_BYTES = 1_048_576;

    /** The most records that one value may hold. */
    public static final int MAX_RECORDS = 10_000;

    private final DecodingRules rules;
    private final CanonicalDecoder canonical;
    private final MappedDecoder mapped;
    private final ValueOpener opener;

    /** A decoder of values in JSON. */
    public FactDecoder(DecodingRules rules) {
        this(rules, null);
    }

    /**
     * A decoder of any values.
     *
     * @param opener makes JSON of them; null if they are
     */
    public FactDecoder(DecodingRules rules, ValueOpener opener) {
        this.rules = rules;
        this.canonical = new CanonicalDecoder(rules);
        this.mapped = rules.mapping() == null ? null : new MappedDecoder(rules);
        this.opener = opener;
    }

    /** Returns a rejection for an invalid record. Throws only if the opener cannot decide now. */
    public DecodedRecord decode(RawRecord received) {
        return decode(received, null);
    }

    /**
     * The same, for a record that may have attributes of a CloudEvent in its headers.
     *
     * @param headers the headers' bytes by name; null where there are none
     */
    public DecodedRecord decode(RawRecord received, Function<String, byte[]> headers) {
        try {
            return read(received, json(received), headers);
        } catch (RecordRejected e) {
            return DecodedRecord.rejected(new Rejection(e.reason(), e.getMessage(), received));
        }
    }

    /**
     * Decodes a value that holds several records if the mapping says so. The sink receives each of
     * them in order, at least one.
     *
     * @param headers the headers' bytes by name; null where there are none
     */
    public void decodeEach(
            RawRecord received, Function<String, byte[]> headers, Consumer<DecodedRecord> taker) {
        if (mapped == null || rules.mapping().records() == null) {
            taker.accept(decode(received, headers));
            return;
        }
        List<byte[]> records;
        try {
            records = RecordSplitter.split(json(received), rules.mapping().records(), MAX_RECORDS);
        } catch (RecordRejected e) {
            taker.accept(
                    DecodedRecord.rejected(new Rejection(e.reason(), e.getMessage(), received)));
            return;
        }
        for (int i = 0; i < records.size(); i++) {
            RawRecord record = received.holding(i, records.get(i));
            try {
                taker.accept(mapped.decode(record, records.get(i), headers));
            } catch (RecordRejected e) {
                taker.accept(
                        DecodedRecord.rejected(new Rejection(e.reason(), e.getMessage(), record)));
            }
        }
        if (records.isEmpty()) {
            // The source must know that it has read the record.
            taker.accept(
                    DecodedRecord.ignored(received.offset(), DecodedRecord.UNTIMED, 0, List.of()));
        }
    }

    /**
     * Decodes a row of a file, which is read with the same mapping: the place of a cell is {@code
     * /Column name}. An empty cell is absent.
     *
     * @param received where the row stands: {@code partition} is the number of its file, {@code
     *     offset} the number of the row in it, {@code timestamp} is the wall time. Its value is
     *     only used for a dead letter
     * @param cells the texts by the names of their columns; of columns of one name the first
     * @param rows how cells are written
     */
    public DecodedRecord decodeRow(RawRecord received, Map<String, String> cells, RowRules rows) {
        if (mapped == null) {
            throw new IllegalStateException("rows are read by a mapping");
        }
        try {
            return mapped.decode(received, cells, rows);
        } catch (RecordRejected e) {
            return DecodedRecord.rejected(new Rejection(e.reason(), e.getMessage(), received));
        }
    }

    /** Whether a time without offset was read so far, and the zone of such times was not set. */
    public boolean hasAssumedZone() {
        return mapped != null && rules.mapping().zoneAssumed() && mapped.hasReadLocalTime();
    }

    private byte[] json(RawRecord received) throws RecordRejected {
        byte[] value = received.value();
        if (value == null || value.length == 0) {
            throw new RecordRejected(
                    RejectionReason.EMPTY, value == null ? "value: null" : "value: no bytes");
        }
        if (value.length > MAX_VALUE_BYTES) {
            throw new RecordRejected(
                    RejectionReason.TOO_LARGE,
                    "value: " + value.length + " bytes, more than " + MAX_VALUE_BYTES);
        }
        if (opener == null) {
            return value;
        }
        try {
            return opener.open(value);
        } catch (UnreadableValue e) {
            throw new RecordRejected(RejectionReason.UNREADABLE, "value: " + e.getMessage());
        }
    }

    private DecodedRecord read(RawRecord received, byte[] json, Function<String, byte[]> headers)
            throws RecordRejected {
        try {
            return mapped == null
                    ? canonical.decode(received, json)
                    : mapped.decode(received, json, headers);
        } catch (RecordRejected e) {
            // Text that is not well-formed, or nested too deeply, is found as late as here.
            throw opener != null && e.reason() == RejectionReason.NOT_JSON
                    ? new RecordRejected(RejectionReason.UNREADABLE, e.getMessage())
                    : e;
        }
    }
}
