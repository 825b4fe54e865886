package io.churnwarnings.domain;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of a fact on its way into the ledger.
 *
 * @param ledger the ledger with it, nothing folded yet
 * @param outcome how it was taken
 * @param recognition which facts of the ledger recognise one another now; null if nothing changed
 */
record Placement(Ledger ledger, FactOutcome outcome, Recognition recognition) {

    /** Places a fact as it arrives. */
    static Placement of(Fact fact, Ledger ledger, Rulebook rules) {
        List<Entry> entries = ledger.entries();
        int at = entries.size();
        while (at > ledger.oldestKept() && entries.get(at - 1).fact().compareTo(fact) > 0) {
            at--;
        }
        if (at > ledger.oldestKept() && entries.get(at - 1).fact().equals(fact)) {
            return new Placement(ledger, FactOutcome.DUPLICATE, null);
        }
        if (at == ledger.oldestKept() && ledger.hasHistory()) {
            return new Placement(ledger, FactOutcome.TOO_OLD_TO_PLACE, null);
        }
        List<Entry> placed = new ArrayList<>(entries.size() + 1);
        placed.addAll(entries);
        placed.add(at, Entry.of(fact));
        Ledger grown = new Ledger(ledger.folded(), placed, ledger.oldestKept());
        long end = placed.get(placed.size() - 1).occurredAt();
        Recognition recognition = new Walk(grown, rules, end).advanceTo(end).books().recognition();
        FactOutcome outcome =
                recognisedAnother(at, placed.size(), recognition)
                        ? FactOutcome.DUPLICATE_DIFFERING
                        : FactOutcome.PLACED;
        return new Placement(grown, outcome, recognition);
    }

    /** Whether the ledger has changed. */
    boolean isNew() {
        return recognition != null;
    }

    private static boolean recognisedAnother(int at, int size, Recognition recognition) {
        if (!recognition.stands(at)) {
            return true;
        }
        for (int i = at + 1; i < size; i++) {
            if (recognition.original(i) == at) {
                return true;
            }
        }
        return false;
    }
}
