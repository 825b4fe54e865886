package io.churnwarnings.domain;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of a fact on its way into the ledger.
 *
 * @param ledger the ledger with it
 * @param outcome how it was taken
 * @param foldedEarly how many facts had to be folded before their time because the ledger was full
 * @param ahead what the walk came to in folded facts that the clock has not reached, in order;
 *     empty but for ledgers that were full
 */
record Placement(Ledger ledger, FactOutcome outcome, int foldedEarly, List<WalkEvent> ahead) {

    /** Places a fact as it arrives. */
    static Placement of(Fact fact, Ledger ledger, Policy policy, long clock) {
        List<Entry> entries = ledger.entries();
        int at = entries.size();
        while (at > ledger.oldestKept() && entries.get(at - 1).fact().compareTo(fact) > 0) {
            at--;
        }
        if (at > ledger.oldestKept() && entries.get(at - 1).fact().equals(fact)) {
            return new Placement(ledger, FactOutcome.DUPLICATE, 0, List.of());
        }
        if (at == ledger.oldestKept() && ledger.hasHistory()) {
            return new Placement(ledger, FactOutcome.TOO_OLD_TO_PLACE, 0, List.of());
        }
        List<Entry> placed = new ArrayList<>(entries.size() + 1);
        placed.addAll(entries);
        placed.add(at, Entry.of(fact));
        Ledger grown = new Ledger(ledger.folded(), placed, ledger.oldestKept());
        Recognition recognition = new Walk(grown, policy).advanceTo(last(placed)).recognition();
        FactOutcome outcome =
                recognisedAnother(at, placed.size(), recognition)
                        ? FactOutcome.DUPLICATE_DIFFERING
                        : FactOutcome.PLACED;
        return Folding.of(grown, recognition, policy, clock).placement(outcome);
    }

    private static long last(List<Entry> entries) {
        return entries.get(entries.size() - 1).occurredAt();
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
