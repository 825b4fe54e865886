package io.churnwarnings.codec;

import io.churnwarnings.codec.field.FactFields;
import io.churnwarnings.codec.field.Instants;
import io.churnwarnings.codec.field.Money;
import io.churnwarnings.codec.json.JsonScalar;
import io.churnwarnings.codec.json.JsonText;
import io.churnwarnings.codec.json.RecordRejected;
import io.churnwarnings.codec.json.RejectionReason;
import io.churnwarnings.domain.fact.CustomerFact;
import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import java.nio.charset.StandardCharsets;
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

    private static final FactType[] TYPES = FactType.values();
    private static final String[] TYPE_NAMES = {"purchase", "cancellation", "refund"};

    private final DecodingRules rules;
    private final ShapeReader reader;
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
        this.reader = new ShapeReader(rules.mapping());
        this.opener = opener;
    }

    /**
     * What cannot be taken is a rejection; nothing is thrown, unless by an opener that cannot tell
     * now.
     */
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
            return accept(received, headers);
        } catch (RecordRejected e) {
            return DecodedRecord.rejected(new Rejection(e.reason(), e.getMessage(), received));
        }
    }

    /**
     * The same, for a record that may hold others, where the mapping says that its elements are the
     * records: each is told by itself, in order.
     *
     * @param headers the headers' bytes by name; null where there are none
     */
    public void decodeEach(
            RawRecord received, Function<String, byte[]> headers, Consumer<DecodedRecord> taker) {
        taker.accept(decode(received, headers));
    }

    /**
     * Decodes a row of a file, which is read with the same mapping: the place of a cell is {@code
     * /Column name}. An empty cell is absent.
     *
     * @param received where the row stands: {@code partition} is the number of its file, {@code
     *     offset} the number of the row in it, {@code timestamp} is the wall time. Its value is
     *     what a dead letter would hold, and is not looked at
     * @param cells the texts by the names of their columns; of columns of one name the first
     * @param rows how cells are written
     */
    public DecodedRecord decodeRow(RawRecord received, Map<String, String> cells, RowRules rows) {
        StringBuilder json = new StringBuilder("{");
        cells.forEach(
                (column, text) -> {
                    if (!text.isEmpty()) {
                        json.append(json.length() > 1 ? "," : "");
                        JsonText.appendQuoted(json, column);
                        JsonText.appendQuoted(json.append(':'), text);
                    }
                });
        return decode(
                new RawRecord(
                        received.topic(),
                        received.partition(),
                        received.offset(),
                        received.timestamp(),
                        received.key(),
                        json.append('}').toString().getBytes(StandardCharsets.UTF_8)));
    }

    private DecodedRecord accept(RawRecord received, Function<String, byte[]> headers)
            throws RecordRejected {
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
        FactFields fields = opener == null ? reader.read(value, headers) : opened(value, headers);
        return fields.isHeartbeat() ? heartbeat(fields, received) : fact(fields, received);
    }

    private FactFields opened(byte[] value, Function<String, byte[]> headers)
            throws RecordRejected {
        try {
            return reader.read(opener.open(value), headers);
        } catch (UnreadableValue e) {
            throw new RecordRejected(RejectionReason.UNREADABLE, "value: " + e.getMessage());
        } catch (RecordRejected e) {
            // Text that is not well-formed, or nested too deeply, is found as late as here.
            throw e.reason() == RejectionReason.NOT_JSON
                    ? new RecordRejected(RejectionReason.UNREADABLE, e.getMessage())
                    : e;
        }
    }

    /** Nothing but the time of a heartbeat is looked at. */
    private DecodedRecord heartbeat(FactFields fields, RawRecord received) throws RecordRejected {
        require(fields.occurredAt);
        long occurredAt = time(fields);
        checkBelievable(fields.occurredAt, occurredAt, received.timestamp());
        return DecodedRecord.heartbeat(
                received.offset(),
                Math.min(occurredAt, received.timestamp()),
                lateness(occurredAt, received.timestamp()));
    }

    private DecodedRecord fact(FactFields fields, RawRecord received) throws RecordRejected {
        require(fields.orderId);
        require(fields.customerId);
        require(fields.occurredAt);
        String orderId = id(fields.orderId);
        String customerId = id(fields.customerId);
        long occurredAt = time(fields);
        FactType type = type(fields.type);
        checkBelievable(fields.occurredAt, occurredAt, received.timestamp());
        Money lesser = Money.of(fields, type, rules.baseCurrency());
        Fact fact =
                new Fact(occurredAt, orderId, lesser.type(), lesser.amount(), lesser.currency());
        return DecodedRecord.fact(
                received.offset(),
                new CustomerFact(customerId, fact),
                Math.min(occurredAt, received.timestamp()),
                lateness(occurredAt, received.timestamp()),
                lesser.dropped());
    }

    private static long lateness(long occurredAt, long timestamp) {
        if (timestamp <= occurredAt) {
            return 0;
        }
        // A difference could overflow: timestamps are whatever the producer wrote.
        long difference = timestamp - occurredAt;
        return difference < 0 ? Long.MAX_VALUE : difference;
    }

    private void checkBelievable(JsonScalar field, long occurredAt, long timestamp)
            throws RecordRejected {
        // A difference could overflow: timestamps are whatever the producer wrote.
        if (occurredAt > timestamp && occurredAt - rules.maxSkew() > timestamp) {
            throw new RecordRejected(
                    RejectionReason.IN_FUTURE,
                    field.name
                            + ": "
                            + occurredAt
                            + " is later than the record's timestamp "
                            + timestamp
                            + " by more than "
                            + rules.maxSkew()
                            + " ms");
        }
        if (occurredAt < rules.oldest()) {
            throw new RecordRejected(
                    RejectionReason.TOO_OLD,
                    field.name + ": " + occurredAt + " is before " + rules.oldest());
        }
    }

    private static void require(JsonScalar field) throws RecordRejected {
        if (field.isAbsent()) {
            throw new RecordRejected(
                    RejectionReason.MISSING_FIELD, field.name + ": absent or null");
        }
    }

    private static String id(JsonScalar field) throws RecordRejected {
        String fault = FactFields.idFault(field);
        if (fault != null) {
            throw bad(field, fault);
        }
        return field.toString();
    }

    private static long time(FactFields fields) throws RecordRejected {
        long time = fields.time();
        if (time == Instants.UNREADABLE) {
            throw bad(fields.occurredAt, fields.times.fault() + ", of the years 1 to 9999");
        }
        return time;
    }

    private static FactType type(JsonScalar field) throws RecordRejected {
        if (field.isAbsent()) {
            return FactType.PURCHASE;
        }
        if (!field.isString()) {
            throw bad(field, "not a string");
        }
        for (FactType type : TYPES) {
            if (field.isString(TYPE_NAMES[type.ordinal()])) {
                return type;
            }
        }
        throw new RecordRejected(
                RejectionReason.UNKNOWN_TYPE,
                field.name + ": none of purchase, cancellation, refund, heartbeat");
    }

    private static RecordRejected bad(JsonScalar field, String fault) {
        return new RecordRejected(RejectionReason.BAD_FIELD, field.name + ": " + fault);
    }
}
