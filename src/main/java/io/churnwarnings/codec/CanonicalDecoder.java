package io.churnwarnings.codec;

import io.churnwarnings.codec.field.FactFields;
import io.churnwarnings.codec.field.Instants;
import io.churnwarnings.codec.field.Money;
import io.churnwarnings.codec.field.OptionalField;
import io.churnwarnings.codec.json.FactReader;
import io.churnwarnings.codec.json.JsonScalar;
import io.churnwarnings.codec.json.RecordRejected;
import io.churnwarnings.codec.json.RejectionReason;
import io.churnwarnings.codec.part.Belief;
import io.churnwarnings.codec.record.DecodedRecord;
import io.churnwarnings.codec.record.RawRecord;
import io.churnwarnings.domain.fact.CustomerFact;
import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;

/**
 * Turns a canonical record, bare or in the data of a CloudEvent, into its fact, a heartbeat, or a
 * rejection.
 *
 * <p>Not thread-safe: buffers are reused.
 */
final class CanonicalDecoder {

    /** The advice for refunds and cancellations that name no customer. */
    static final String JOIN =
            " (a refund or cancellation must name its customer: join it with its order upstream)";

    private static final String TIME =
            "neither an ISO-8601 instant with offset nor epoch milliseconds";

    private static final FactType[] TYPES = {
        FactType.PURCHASE, FactType.CANCELLATION, FactType.REFUND
    };
    private static final String[] TYPE_NAMES = {"purchase", "cancellation", "refund"};

    private final DecodingRules rules;
    private final Belief belief;
    private final FactFields bare = new FactFields();
    private final FactReader reader = new FactReader(bare);
    private EnvelopeFields inData;
    private FactReader enveloped;

    CanonicalDecoder(DecodingRules rules) {
        this.rules = rules;
        this.belief = new Belief(rules.maxSkew(), rules.oldest());
    }

    DecodedRecord decode(RawRecord received, byte[] json) throws RecordRejected {
        FactFields fields = read(json);
        return fields.isHeartbeat() ? heartbeat(fields, received) : fact(fields, received);
    }

    /** The customer's id and the time of a record, where they can be read. */
    ValuePreview preview(byte[] json) throws RecordRejected {
        FactFields fields = read(json);
        boolean named = FactFields.idFault(fields.customerId) == null;
        return ValuePreview.of(
                named ? fields.customerId.toString() : null,
                FactFields.canonicalTime(fields.occurredAt));
    }

    /**
     * The fields of a value, valid until the next call. Most values are bare, and read only once.
     *
     * @throws RecordRejected NOT_JSON or NOT_AN_OBJECT
     */
    private FactFields read(byte[] json) throws RecordRejected {
        reader.read(json);
        if (!bare.isEnvelope()) {
            return bare;
        }
        if (enveloped == null) {
            inData = new EnvelopeFields();
            enveloped = new FactReader(inData);
        }
        enveloped.read(json);
        return inData.fact();
    }

    /** Nothing but the time of a heartbeat is looked at. */
    private DecodedRecord heartbeat(FactFields fields, RawRecord received) throws RecordRejected {
        require(fields.occurredAt, "");
        long occurredAt = time(fields.occurredAt);
        belief.check(fields.occurredAt.name, occurredAt, received.timestamp());
        return DecodedRecord.heartbeat(
                received.offset(),
                Math.min(occurredAt, received.timestamp()),
                Belief.lateness(occurredAt, received.timestamp()));
    }

    private DecodedRecord fact(FactFields fields, RawRecord received) throws RecordRejected {
        require(fields.orderId, "");
        if (fields.customerId.isAbsent()) {
            boolean further =
                    fields.type.isString("refund") || fields.type.isString("cancellation");
            require(fields.customerId, further ? JOIN : "");
        }
        require(fields.occurredAt, "");
        String orderId = id(fields.orderId);
        String customerId = id(fields.customerId);
        long occurredAt = time(fields.occurredAt);
        FactType type = type(fields.type);
        belief.check(fields.occurredAt.name, occurredAt, received.timestamp());
        Money lesser = Money.of(fields, type, rules.baseCurrency());
        boolean promotion = rules.promotions() && lesser.type() == FactType.PURCHASE;
        if (promotion && !fields.promotionUsable()) {
            lesser = lesser.dropping(OptionalField.PROMOTION);
        }
        Fact fact =
                new Fact(
                        occurredAt,
                        orderId,
                        lesser.type(),
                        lesser.amount(),
                        lesser.currency(),
                        promotion && fields.promotion());
        return DecodedRecord.fact(
                received.offset(),
                new CustomerFact(customerId, fact),
                Math.min(occurredAt, received.timestamp()),
                Belief.lateness(occurredAt, received.timestamp()),
                lesser.dropped());
    }

    private static void require(JsonScalar field, String advice) throws RecordRejected {
        if (field.isAbsent()) {
            throw new RecordRejected(
                    RejectionReason.MISSING_FIELD, field.name + ": absent or null" + advice);
        }
    }

    private static String id(JsonScalar field) throws RecordRejected {
        String fault = FactFields.idFault(field);
        if (fault != null) {
            throw bad(field, fault);
        }
        return field.toString();
    }

    private static long time(JsonScalar field) throws RecordRejected {
        long time = FactFields.canonicalTime(field);
        if (time == Instants.UNREADABLE) {
            throw bad(field, TIME + ", of the years 1 to 9999");
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
