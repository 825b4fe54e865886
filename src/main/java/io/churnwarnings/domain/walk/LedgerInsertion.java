package io.churnwarnings.domain.walk;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactOutcome;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.domain.state.Entry;
import io.churnwarnings.domain.state.Ledger;
import java.util.ArrayList;
import java.util.List;

/**
 * The result of inserting a fact into a ledger.
 *
 * @param ledger the ledger with the fact, not yet compacted
 * @param outcome the outcome of the fact
 * @param matching the matching facts of the ledger; null if nothing changed
 * @param index the index of the fact
 */
public record LedgerInsertion(
        Ledger ledger, FactOutcome outcome, FactMatching matching, int index) {

    /** Places a fact as it arrives. */
    public static LedgerInsertion of(Fact fact, Ledger ledger, Rulebook rules) {
        List<Entry> entries = ledger.entries();
        int at = entries.size();
        while (at > ledger.oldestKept() && entries.get(at - 1).fact().compareTo(fact) > 0) {
            at--;
        }
        if (at > ledger.oldestKept() && entries.get(at - 1).fact().equals(fact)) {
            return new LedgerInsertion(ledger, FactOutcome.DUPLICATE, null, at);
        }
        if (at == ledger.oldestKept() && ledger.hasHistory()) {
            return new LedgerInsertion(ledger, FactOutcome.TOO_OLD_TO_PLACE, null, at);
        }
        List<Entry> placed = new ArrayList<>(entries.size() + 1);
        placed.addAll(entries);
        placed.add(at, Entry.of(fact));
        Ledger grown = new Ledger(ledger.compacted(), placed, ledger.oldestKept());
        long end = placed.get(placed.size() - 1).occurredAt();
        RunningCounts counts = new RunningCounts(grown, rules);
        new Walk(counts, grown.compacted(), rules, end).advanceTo(end);
        FactMatching matching = counts.matching();
        FactOutcome outcome = outcome(at, placed.size(), matching);
        return new LedgerInsertion(grown, outcome, matching, at);
    }

    private static FactOutcome outcome(int at, int size, FactMatching matching) {
        RunningSum sum = matching.sum(at);
        if (sum != null) {
            // Out of reach it may still begin to act.
            return sum.acts() && !sum.stands() ? FactOutcome.DUPLICATE : FactOutcome.PLACED;
        }
        return recognisedAnother(at, size, matching)
                ? FactOutcome.DUPLICATE_DIFFERING
                : FactOutcome.PLACED;
    }

    /** Whether the fact is a running sum of refunds whose purchase is not within its reach. */
    public boolean isOutOfReach() {
        RunningSum sum = matching.sum(index);
        return sum != null && !sum.acts();
    }

    /** Whether the fact is a running sum of refunds that was higher before. */
    public boolean hasFallen() {
        return matching.hasFallen(index);
    }

    /** Whether the ledger has changed. */
    public boolean isNew() {
        return matching != null;
    }

    private static boolean recognisedAnother(int at, int size, FactMatching matching) {
        if (!matching.stands(at)) {
            return true;
        }
        for (int i = at + 1; i < size; i++) {
            if (matching.original(i) == at) {
                return true;
            }
        }
        return false;
    }
}
