package io.churnwarnings.codec;

import io.churnwarnings.codec.field.OptionalField;
import io.churnwarnings.domain.fact.CustomerFact;
import java.util.Objects;
import java.util.Set;

/**
 * What became of one record: a fact of a customer, a heartbeat or a rejection, exactly one of them.
 *
 * @param offset where the record stood in its partition
 * @param fact the fact, or null
 * @param observedAt the earlier of {@code occurredAt} and the Kafka timestamp, in epoch
 *     milliseconds: what the record says to its partition's clock; meaningless for a rejection
 * @param lateness how long after {@code observedAt} the record was written, in milliseconds, at
 *     least 0; meaningless for a rejection
 * @param dropped the lesser fields that the fact had to do without
 * @param rejection why the record was not taken, or null
 */
public record DecodedRecord(
        long offset,
        CustomerFact fact,
        long observedAt,
        long lateness,
        Set<OptionalField> dropped,
        Rejection rejection) {

    public DecodedRecord {
        if (fact != null && rejection != null) {
            throw new IllegalArgumentException("both a fact and a rejection");
        }
        Objects.requireNonNull(dropped, "dropped");
    }

    /** A fact of a customer. */
    public static DecodedRecord fact(
            long offset,
            CustomerFact fact,
            long observedAt,
            long lateness,
            Set<OptionalField> dropped) {
        return new DecodedRecord(
                offset, Objects.requireNonNull(fact), observedAt, lateness, dropped, null);
    }

    /** A sign that the shop's systems are alive. */
    public static DecodedRecord heartbeat(long offset, long observedAt, long lateness) {
        return new DecodedRecord(offset, null, observedAt, lateness, Set.of(), null);
    }

    /** A record that was not taken. */
    public static DecodedRecord rejected(Rejection rejection) {
        long offset = rejection.received().offset();
        return new DecodedRecord(offset, null, Long.MIN_VALUE, 0, Set.of(), rejection);
    }

    public boolean isFact() {
        return fact != null;
    }

    public boolean isRejected() {
        return rejection != null;
    }

    public boolean isHeartbeat() {
        return fact == null && rejection == null;
    }
}
