package io.churnwarnings.codec.part;

import io.churnwarnings.codec.field.OptionalField;
import io.churnwarnings.codec.json.RecordRejected;
import io.churnwarnings.codec.json.RejectionReason;
import io.churnwarnings.codec.record.DecodedRecord;
import io.churnwarnings.codec.record.DroppedPart;
import io.churnwarnings.codec.record.RawRecord;
import io.churnwarnings.domain.fact.CustomerFact;
import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Collects the facts of a record, and its unusable parts. */
public final class RecordParts {

    /** The maximum number of facts in one record. */
    static final int MOST_FACTS = 1_000;

    private final Belief belief;
    private final String customerId;
    private final RawRecord received;
    private final List<CustomerFact> facts = new ArrayList<>(2);
    private Set<OptionalField> dropped = Set.of();
    private List<DroppedPart> parts = List.of();
    private long observedAt = DecodedRecord.UNTIMED;
    private long lateness;

    public RecordParts(Belief belief, String customerId, RawRecord received) {
        this.belief = belief;
        this.customerId = customerId;
        this.received = received;
    }

    /** Adds a fact with an accepted time. */
    void add(Fact fact, String timeName) throws RecordRejected {
        belief.check(timeName, fact.occurredAt(), received.timestamp());
        if (facts.size() == MOST_FACTS) {
            throw new RecordRejected(
                    RejectionReason.BAD_FIELD, "more than " + MOST_FACTS + " facts in one record");
        }
        // A late cancelled order makes no noise if its cancellation is known first.
        int at = fact.type() == FactType.CANCELLATION ? 0 : facts.size();
        facts.add(at, new CustomerFact(customerId, fact));
        long observed = Math.min(fact.occurredAt(), received.timestamp());
        if (observed > observedAt || facts.size() == 1) {
            observedAt = observed;
            lateness = Belief.lateness(fact.occurredAt(), received.timestamp());
        }
    }

    /** A field that is not usable was left out of a fact. */
    void drop(OptionalField field) {
        if (dropped.isEmpty()) {
            dropped = EnumSet.noneOf(OptionalField.class);
        }
        dropped.add(field);
    }

    /** A part cannot be used. */
    void drop(FactType part, RejectionReason reason, String detail) {
        parts = parts.isEmpty() ? new ArrayList<>() : parts;
        parts.add(new DroppedPart(part, reason, detail));
    }

    /** Whether no more facts are taken. */
    boolean isFull() {
        return facts.size() == MOST_FACTS;
    }

    /** Whether no fact was taken. */
    public boolean isEmpty() {
        return facts.isEmpty();
    }

    public List<DroppedPart> parts() {
        return parts;
    }

    /** The record with its facts, the cancellation first. */
    public DecodedRecord ingested() {
        CustomerFact first = facts.get(0);
        int size = facts.size();
        List<CustomerFact> further = size == 1 ? List.of() : List.copyOf(facts.subList(1, size));
        return DecodedRecord.facts(
                received.offset(), first, further, observedAt, lateness, dropped, parts);
    }
}
