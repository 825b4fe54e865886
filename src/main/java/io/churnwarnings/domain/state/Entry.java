package io.churnwarnings.domain.state;

import io.churnwarnings.domain.fact.Fact;

/**
 * A fact in the ledger, with those effects of other facts that no longer follow from the kept
 * facts.
 *
 * @param fact the fact
 * @param cancelledAt the instant from which the fact is removed by a cancellation that it was
 *     paired with before one of the two was compacted, UTC epoch milliseconds; {@link #NEVER} if
 *     there is none
 * @param found the refunds of its order that a running refund sum found in compacted facts; null if
 *     there was nothing, and for all other facts
 */
public record Entry(Fact fact, long cancelledAt, FoundRefunds found) {

    /** Of a fact that no such cancellation removes. */
    public static final long NEVER = Long.MAX_VALUE;

    /** A fact that found nothing in folded ones. */
    public Entry(Fact fact, long cancelledAt) {
        this(fact, cancelledAt, null);
    }

    /** A fact as it arrives. */
    public static Entry of(Fact fact) {
        return new Entry(fact, NEVER);
    }

    public long occurredAt() {
        return fact.occurredAt();
    }

    public Entry cancelled(long at) {
        return at == cancelledAt ? this : new Entry(fact, at, found);
    }

    public Entry having(FoundRefunds refunds) {
        return new Entry(fact, cancelledAt, refunds);
    }
}
