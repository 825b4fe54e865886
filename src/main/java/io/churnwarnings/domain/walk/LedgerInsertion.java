package io.churnwarnings.domain.walk;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactOutcome;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.domain.state.Entry;
import io.churnwarnings.domain.state.Ledger;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of a fact on its way into the ledger.
 *
 * @param ledger the ledger with it, nothing folded yet
 * @param outcome how it was taken
 * @param matching which facts of the ledger recognise one another now; null if nothing changed
 */
public record LedgerInsertion(Ledger ledger, FactOutcome outcome, FactMatching matching) {

    /** Places a fact as it arrives. */
    public static LedgerInsertion of(Fact fact, Ledger ledger, Rulebook rules) {
        List<Entry> entries = ledger.entries();
        int at = entries.size();
        while (at > ledger.oldestKept() && entries.get(at - 1).fact().compareTo(fact) > 0) {
            at--;
        }
        if (at > ledger.oldestKept() && entries.get(at - 1).fact().equals(fact)) {
            return new LedgerInsertion(ledger, FactOutcome.DUPLICATE, null);
        }
        if (at == ledger.oldestKept() && ledger.hasHistory()) {
            return new LedgerInsertion(ledger, FactOutcome.TOO_OLD_TO_PLACE, null);
        }
        List<Entry> placed = new ArrayList<>(entries.size() + 1);
        placed.addAll(entries);
        placed.add(at, Entry.of(fact));
        Ledger grown = new Ledger(ledger.compacted(), placed, ledger.oldestKept());
        long end = placed.get(placed.size() - 1).occurredAt();
        FactMatching matching = new Walk(grown, rules, end).advanceTo(end).books().matching();
        FactOutcome outcome =
                recognisedAnother(at, placed.size(), matching)
                        ? FactOutcome.DUPLICATE_DIFFERING
                        : FactOutcome.PLACED;
        return new LedgerInsertion(grown, outcome, matching);
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
