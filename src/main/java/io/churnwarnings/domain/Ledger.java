package io.churnwarnings.domain;

import java.util.List;

/**
 * A customer's facts in ledger order: the recent ones one by one, the older ones folded into what
 * the walk needs of them.
 *
 * @param folded what is left of the oldest facts
 * @param entries the facts that are still there one by one, in ledger order, repetitions included
 * @param oldestKept the index of the oldest fact that counts as kept: what stands before it is
 *     history, which later facts neither recognise nor precede. It is still there only because a
 *     kept cancellation undoes some of it.
 */
public record Ledger(Folded folded, List<Entry> entries, int oldestKept) {

    /** Of a customer of whom nothing is known. */
    public static final Ledger EMPTY = new Ledger(Folded.NOTHING, List.of(), 0);

    public Ledger {
        entries = List.copyOf(entries);
        if (oldestKept < 0 || oldestKept > entries.size()) {
            throw new IllegalArgumentException(
                    "oldestKept is " + oldestKept + " of " + entries.size());
        }
    }

    /** Whether facts stand before the oldest kept one. */
    boolean hasHistory() {
        return oldestKept > 0 || folded.asOf() != Long.MIN_VALUE;
    }

    /** Whether there is an order of this instant, cancelled or not. */
    boolean hasOrderAt(long instant) {
        return entries.stream()
                .anyMatch(
                        entry ->
                                entry.occurredAt() == instant
                                        && entry.fact().type() == FactType.PURCHASE);
    }

    /** What remains when a history has ended: the facts from the given index on. */
    Ledger startingAt(int index) {
        return new Ledger(
                Folded.NOTHING,
                entries.subList(index, entries.size()),
                Math.max(0, oldestKept - index));
    }
}
