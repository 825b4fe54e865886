package io.churnwarnings.domain.state;

import io.churnwarnings.domain.fact.Fact;

/**
 * A fact in the ledger, with what other facts did to it that can no longer be read off the kept
 * facts.
 *
 * @param fact the fact
 * @param cancelledAt UTC epoch milliseconds from which on the fact is removed by a cancellation
 *     that it was paired with before one of the two was folded; {@link #NEVER} if there is none
 * @param found what a running sum of refunds found of its order in facts that are folded; null if
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
