package io.churnwarnings.domain.state;

import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.fact.OrderColumns;
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
 */
public record Ledger(CompactedHistory compacted, List<Entry> entries, int oldestKept) {

    /** The value of an unknown customer. */
    public static final Ledger EMPTY = new Ledger(CompactedHistory.NOTHING, List.of(), 0);

    /** The ledger of a customer with orders only, which it does not copy. */
    public static Ledger ofOrders(CompactedHistory compacted, OrderColumns orders, int oldestKept) {
        return new Ledger(compacted, new OrderEntries(orders), oldestKept);
    }

    public Ledger {
        entries = entries instanceof OrderEntries ? entries : List.copyOf(entries);
        if (oldestKept < 0 || oldestKept > entries.size()) {
            throw new IllegalArgumentException(
                    "oldestKept is " + oldestKept + " of " + entries.size());
        }
    }

    /** The entries in columns if it is known that they are orders only; else null. */
    public OrderColumns orders() {
        return entries instanceof OrderEntries inColumns ? inColumns.orders() : null;
    }

    /** Whether facts stand before the oldest kept one. */
    public boolean hasHistory() {
        return oldestKept > 0 || compacted.asOf() != Long.MIN_VALUE;
    }

    /** Whether no cancellation is among the facts, nor was, so that no silence is ever reopened. */
    public boolean neverLeadsBack() {
        if (orders() != null) {
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
        if (orders() != null) {
            return orders().contains(instant);
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
        if (orders() == null) {
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
