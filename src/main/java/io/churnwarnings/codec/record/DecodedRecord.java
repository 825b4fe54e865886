package io.churnwarnings.codec.record;

import io.churnwarnings.codec.field.OptionalField;
import io.churnwarnings.domain.fact.CustomerFact;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The result of decoding one record: one or more facts of a customer, a heartbeat or ignored
 * record, or a rejection; exactly one of them.
 *
 * @param offset the offset of the record in its partition
 * @param fact the first fact, or null
 * @param further the other facts of the record, in order; most records have none
 * @param observedAt the earlier of {@code occurredAt} and the Kafka timestamp, in epoch
 *     milliseconds, the highest of all facts: the time of the record for its partition's clock;
 *     {@link #UNTIMED} if it has none
 * @param lateness how long after {@code observedAt} the record was written, in milliseconds, at
 *     least 0; meaningless where nothing is observed
 * @param dropped the optional fields that were dropped from the facts
 * @param parts the unusable parts of the record
 * @param ignored whether the mapping ignores the record, or it has no fact
 * @param rejection the reason for rejecting the record, or null
 */
public record DecodedRecord(
        long offset,
        CustomerFact fact,
        List<CustomerFact> further,
        long observedAt,
        long lateness,
        Set<OptionalField> dropped,
        List<DroppedPart> parts,
        boolean ignored,
        Rejection rejection) {

    /** {@link #observedAt} of a record without a time for the clock. */
    public static final long UNTIMED = Long.MIN_VALUE;

    public DecodedRecord {
        if (fact != null && (rejection != null || ignored) || rejection != null && ignored) {
            throw new IllegalArgumentException("more than one of fact, ignored and rejection");
        }
        if (fact == null && !further.isEmpty()) {
            throw new IllegalArgumentException("further facts without a first");
        }
        Objects.requireNonNull(dropped, "dropped");
        Objects.requireNonNull(parts, "parts");
    }

    /** A fact of a customer. */
    public static DecodedRecord fact(
            long offset,
            CustomerFact fact,
            long observedAt,
            long lateness,
            Set<OptionalField> dropped) {
        return facts(offset, fact, List.of(), observedAt, lateness, dropped, List.of());
    }

    /** Facts of a customer. */
    public static DecodedRecord facts(
            long offset,
            CustomerFact fact,
            List<CustomerFact> further,
            long observedAt,
            long lateness,
            Set<OptionalField> dropped,
            List<DroppedPart> parts) {
        Objects.requireNonNull(fact, "fact");
        return new DecodedRecord(
                offset, fact, further, observedAt, lateness, dropped, parts, false, null);
    }

    /** A sign that the shop's systems are alive. */
    public static DecodedRecord heartbeat(long offset, long observedAt, long lateness) {
        return new DecodedRecord(
                offset, null, List.of(), observedAt, lateness, Set.of(), List.of(), false, null);
    }

    /**
     * An ignored record, or one without a fact.
     *
     * @param observedAt {@link #UNTIMED} if its time is unreadable or out of range
     */
    public static DecodedRecord ignored(
            long offset, long observedAt, long lateness, List<DroppedPart> parts) {
        return new DecodedRecord(
                offset, null, List.of(), observedAt, lateness, Set.of(), parts, true, null);
    }

    /** A record that was not taken. */
    public static DecodedRecord rejected(Rejection rejection) {
        return new DecodedRecord(
                rejection.received().offset(),
                null,
                List.of(),
                UNTIMED,
                0,
                Set.of(),
                List.of(),
                false,
                rejection);
    }

    /** Whether the record holds at least one fact. */
    public boolean isFact() {
        return fact != null;
    }

    public boolean isRejected() {
        return rejection != null;
    }

    public boolean isHeartbeat() {
        return fact == null && rejection == null && !ignored;
    }

    /** Number of facts in the record. */
    public int factCount() {
        return fact == null ? 0 : 1 + further.size();
    }

    /** Hands over all facts, in the order in which they are to be taken. */
    public void forEachFact(Consumer<CustomerFact> taker) {
        if (fact != null) {
            taker.accept(fact);
            for (CustomerFact other : further) {
                taker.accept(other);
            }
        }
    }
}
