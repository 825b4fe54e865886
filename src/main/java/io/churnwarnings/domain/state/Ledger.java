package io.churnwarnings.domain.state;

import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.line.Lines;
import java.util.List;

/**
 * A customer's facts in ledger order: the recent ones individually, the older ones compacted to the
 * inputs of the walk.
 *
 * @param compacted the summary of the oldest facts
 * @param entries the individual facts in ledger order, repetitions included
 * @param oldestKept the index of the oldest fact that counts as kept: the facts before it are
 *     history, which later facts neither match nor precede. They remain only because a kept
 *     cancellation undoes some of them.
 * @param ordersAlone whether it is known that all facts are purchases of different orders; their
 *     ids may then be missing
 */
public record Ledger(
        CompactedHistory compacted, List<Entry> entries, int oldestKept, boolean ordersAlone) {

    /** The value of an unknown customer. */
    public static final Ledger EMPTY = new Ledger(CompactedHistory.NOTHING, List.of(), 0);

    /** One of which nothing more is known. */
    public Ledger(CompactedHistory compacted, List<Entry> entries, int oldestKept) {
        this(compacted, entries, oldestKept, false);
    }

    public Ledger {
        entries = List.copyOf(entries);
        if (oldestKept < 0 || oldestKept > entries.size()) {
            throw new IllegalArgumentException(
                    "oldestKept is " + oldestKept + " of " + entries.size());
        }
    }

    /** Whether facts stand before the oldest kept one. */
    public boolean hasHistory() {
        return oldestKept > 0 || compacted.asOf() != Long.MIN_VALUE;
    }

    /** Whether no cancellation is among the facts, nor was, so that no silence is ever reopened. */
    public boolean neverLeadsBack() {
        if (ordersAlone) {
            return true;
        }
        for (Entry entry : entries) {
            if (entry.fact().type() == FactType.CANCELLATION
                    || entry.cancelledAt() != Entry.NEVER) {
                return false;
            }
        }
        return true;
    }

    /** Whether the walk may come back to the silence that began with an order of this instant. */
    public boolean canLeadBackTo(long instant) {
        Occasions before = compacted.purchases().occasions();
        if (!before.isEmpty() && before.lastOrder() == instant) {
            return true;
        }
        for (Entry entry : entries) {
            if (entry.occurredAt() == instant && entry.fact().type() == FactType.PURCHASE) {
                return true;
            }
        }
        return false;
    }

    /**
     * The time of the next running sum of refunds, at which it is looked whether it has found its
     * purchase; {@link Lines#NEVER} if there is none.
     */
    public long nextRunningSum(long after) {
        if (!ordersAlone) {
            for (Entry entry : entries) {
                if (entry.occurredAt() > after && entry.fact().type() == FactType.REFUNDED_SO_FAR) {
                    return entry.occurredAt();
                }
            }
        }
        return Lines.NEVER;
    }

    /** The ledger after the end of a history: the facts from the given index on. */
    public Ledger startingAt(int index) {
        return new Ledger(
                CompactedHistory.NOTHING,
                entries.subList(index, entries.size()),
                Math.max(0, oldestKept - index));
    }
}
