package io.churnwarnings.domain.walk;

import io.churnwarnings.domain.fact.Purchases;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.domain.state.Entry;
import java.util.List;

/** The purchase counts of a customer's facts up to the walk's position. Computed on demand. */
final class PurchaseCounts {

    private final List<Entry> entries;
    private final FactMatching matching;
    private final Rulebook rules;
    private final boolean onlyGrow;

    private Purchases atStart = Purchases.NONE;
    private int start;

    /** The running tally; valid only where no fact is ever cancelled. */
    private PurchaseTally running;

    private int counted;

    /**
     * @param onlyGrow whether the counts only grow, because no fact is ever cancelled
     */
    PurchaseCounts(List<Entry> entries, FactMatching matching, Rulebook rules, boolean onlyGrow) {
        this.entries = entries;
        this.matching = matching;
        this.rules = rules;
        this.onlyGrow = onlyGrow;
    }

    /** Starts a history at the fact with this index, with the purchases before it. */
    void start(Purchases purchases, int index) {
        atStart = purchases;
        start = index;
        running = null;
    }

    /** The purchases before the current history. */
    Purchases atStart() {
        return atStart;
    }

    /**
     * All that counts of the facts before an index, as of {@code now}.
     *
     * @param end never less than before within a history
     */
    Purchases asOf(int end, long now) {
        if (!onlyGrow) {
            return to(end, now).asOf(now);
        }
        if (running == null) {
            running = new PurchaseTally(atStart, rules);
            counted = start;
        }
        if (end < counted) {
            throw new IllegalStateException(counted + " facts are counted already, not " + end);
        }
        count(running, counted, end, now);
        counted = end;
        return running.asOf(now);
    }

    /** Counts the facts of the present history before any index, as of {@code now}. */
    PurchaseTally to(int end, long now) {
        PurchaseTally tally = new PurchaseTally(atStart, rules);
        count(tally, start, end, now);
        return tally;
    }

    private void count(PurchaseTally tally, int from, int end, long now) {
        for (int i = from; i < end; i++) {
            if (matching.stands(i)) {
                tally.add(matching.fact(i), matching.cancelledAt(i) > now);
            }
        }
    }
}
