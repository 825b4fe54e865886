package io.churnwarnings.codec;

import io.churnwarnings.codec.field.IdAt;
import io.churnwarnings.codec.field.Instants;
import io.churnwarnings.codec.field.RowRules;
import io.churnwarnings.codec.field.TimeAt;
import io.churnwarnings.codec.json.JsonScalar;
import io.churnwarnings.codec.json.RecordRejected;
import io.churnwarnings.codec.json.RejectionReason;
import io.churnwarnings.codec.mapping.InputMapping;
import io.churnwarnings.codec.mapping.MappedFields;
import io.churnwarnings.codec.mapping.MappedReader;
import io.churnwarnings.codec.mapping.Meaning;
import io.churnwarnings.codec.mapping.TypeReader;
import io.churnwarnings.codec.part.Belief;
import io.churnwarnings.codec.part.PartReader;
import io.churnwarnings.codec.part.RecordParts;
import io.churnwarnings.codec.record.DecodedRecord;
import io.churnwarnings.codec.record.DroppedPart;
import io.churnwarnings.codec.record.RawRecord;
import io.churnwarnings.domain.fact.FactType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Turns a record of a shop's own shape into its facts, a sign of life, or a rejection.
 *
 * <p>Not thread-safe: buffers are reused.
 */
final class MappedDecoder {

    /** Without a word: by whether there is a refund, and, twice that, a cancellation. */
    private static final Meaning[] IMPLIED = {
        Meaning.parse("purchase"),
        Meaning.parse("purchase+refund"),
        Meaning.parse("purchase+cancellation"),
        Meaning.parse("purchase+refund+cancellation")
    };

    private static final Meaning UNKNOWN = new Meaning(Set.of(), false, false);

    private final InputMapping mapping;
    private final Belief belief;
    private final MappedReader reader;
    private final TypeReader types;
    private final PartReader parts;

    MappedDecoder(DecodingRules rules) {
        mapping = rules.mapping();
        belief = new Belief(rules.maxSkew(), rules.oldest());
        reader = new MappedReader(mapping);
        types = new TypeReader(mapping.types());
        parts = new PartReader(mapping, rules.baseCurrency(), rules.promotions());
    }

    /** Decodes JSON. */
    DecodedRecord decode(RawRecord received, byte[] json, Function<String, byte[]> headers)
            throws RecordRejected {
        return judge(reader.read(json, headers), received);
    }

    /** Decodes a row. */
    DecodedRecord decode(RawRecord received, Map<String, String> cells, RowRules rows)
            throws RecordRejected {
        return judge(reader.read(cells, rows), received);
    }

    /** Whether a time without offset was read so far. */
    boolean hasReadLocalTime() {
        return reader.hasReadLocalTime();
    }

    /** The customer's id and the time of a record, where they can be read. */
    ValuePreview preview(byte[] json) throws RecordRejected {
        MappedFields fields = reader.read(json, null);
        TimeAt alive = fields.onlyAlive();
        String customerId = fields.customerId.read() ? fields.customerId.id() : null;
        TimeAt time = alive == null ? firstTime(fields, meaning(fields)) : alive;
        return ValuePreview.of(customerId, time.read() ? time.time() : Instants.UNREADABLE);
    }

    private DecodedRecord judge(MappedFields fields, RawRecord received) throws RecordRejected {
        TimeAt alive = fields.onlyAlive();
        if (alive != null) {
            return heartbeat(alive, received);
        }
        if (fields.isIgnored()) {
            return ignored(fields, received);
        }
        Meaning meaning = meaning(fields);
        if (meaning.heartbeat()) {
            return heartbeat(fields.occurredAt, received);
        }
        return meaning.ignored() ? ignored(fields, received) : facts(fields, meaning, received);
    }

    private DecodedRecord facts(MappedFields fields, Meaning meaning, RawRecord received)
            throws RecordRejected {
        TimeAt first = firstTime(fields, meaning);
        boolean refundsInArray = meaning.tellsAlone(FactType.REFUND) && parts.hasArray();
        requireIds(fields, meaning);
        require(first.read() || refundsInArray, first.name(), "");
        check(fields.orderId);
        check(fields.customerId);
        if (!refundsInArray) {
            PartReader.time(first);
        }
        checkType(fields, meaning);
        String orderId = orderId(fields, received);
        RecordParts found = new RecordParts(belief, fields.customerId.id(), received);
        parts.read(fields, meaning, orderId, found);
        return found.isEmpty() ? ignored(fields, received, found) : found.ingested();
    }

    private String orderId(MappedFields fields, RawRecord received) {
        return mapping.ids().orderIsRecord() ? received.place() : fields.orderId.id();
    }

    private void requireIds(MappedFields fields, Meaning meaning) throws RecordRejected {
        String advice =
                meaning.tells(FactType.PURCHASE) || meaning == UNKNOWN ? "" : CanonicalDecoder.JOIN;
        if (!mapping.ids().orderIsRecord()) {
            require(fields.orderId.read(), fields.orderId.name(), "");
        }
        require(fields.customerId.read(), fields.customerId.name(), advice);
    }

    private static void require(boolean there, String name, String advice) throws RecordRejected {
        if (!there) {
            throw new RecordRejected(
                    RejectionReason.MISSING_FIELD, name + ": absent or null" + advice);
        }
    }

    private static void check(IdAt id) throws RecordRejected {
        if (id != null && id.fault() != null) {
            throw new RecordRejected(
                    RejectionReason.BAD_FIELD, id.faultyName() + ": " + id.fault());
        }
    }

    private static void checkType(MappedFields fields, Meaning meaning) throws RecordRejected {
        if (meaning != UNKNOWN) {
            return;
        }
        JsonScalar type = fields.type();
        if (type.kind() == JsonScalar.Kind.OTHER && type.length() == 0) {
            throw new RecordRejected(RejectionReason.BAD_FIELD, type.name + ": not a word");
        }
        throw new RecordRejected(
                RejectionReason.UNKNOWN_TYPE,
                type.name
                        + ": none of purchase, cancellation, refund, heartbeat, and types does not"
                        + " say what it means");
    }

    /** The time of the first part of the record. */
    private TimeAt firstTime(MappedFields fields, Meaning meaning) {
        if (meaning.tells(FactType.PURCHASE) || meaning == UNKNOWN) {
            return fields.occurredAt;
        }
        return meaning.tells(FactType.REFUND)
                ? parts.refundTime(fields, true)
                : PartReader.cancellationTime(fields);
    }

    private Meaning meaning(MappedFields fields) {
        JsonScalar type = fields.type();
        Meaning meaning = types.meaning(type);
        if (meaning != null) {
            return meaning;
        }
        return type.isBlank() ? implied(fields) : UNKNOWN;
    }

    /**
     * The meaning of a record without a type: the purchase, plus the refunds and the cancellation
     * whose places have a value.
     */
    private Meaning implied(MappedFields fields) {
        return IMPLIED[(parts.hasRefund(fields) ? 1 : 0) + (fields.cancelledAt.read() ? 2 : 0)];
    }

    /** Nothing but the time of a heartbeat is looked at. */
    private DecodedRecord heartbeat(TimeAt at, RawRecord received) throws RecordRejected {
        require(at.read(), at.name(), "");
        long time = PartReader.time(at);
        belief.check(at.name(), time, received.timestamp());
        return DecodedRecord.heartbeat(
                received.offset(),
                Math.min(time, received.timestamp()),
                Belief.lateness(time, received.timestamp()));
    }

    private DecodedRecord ignored(MappedFields fields, RawRecord received) {
        return ignored(fields, received, null);
    }

    private DecodedRecord ignored(MappedFields fields, RawRecord received, RecordParts found) {
        List<DroppedPart> left = found == null ? List.of() : found.parts();
        TimeAt at = fields.occurredAt;
        boolean timed =
                at.read()
                        && at.time() != Instants.UNREADABLE
                        && belief.holds(at.time(), received.timestamp());
        return timed
                ? DecodedRecord.ignored(
                        received.offset(),
                        Math.min(at.time(), received.timestamp()),
                        Belief.lateness(at.time(), received.timestamp()),
                        left)
                : DecodedRecord.ignored(received.offset(), DecodedRecord.UNTIMED, 0, left);
    }
}
