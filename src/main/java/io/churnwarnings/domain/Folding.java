package io.churnwarnings.domain;

import java.util.ArrayList;
import java.util.List;

/**
 * Decides which facts stay one by one and folds the others, so that nothing the walk comes to from
 * the oldest kept fact on is changed by it. Pairs of which one partner ceases to be kept are
 * settled for good: a repetition of a fact that is no longer kept disappears, and what a
 * cancellation removes is noted on the removed fact.
 */
final class Folding {

    private final Ledger ledger;
    private final Recognition recognition;
    private final Policy policy;
    private final long clock;
    private final int oldestKept;
    private final int foldedEarly;

    private Folding(Ledger ledger, Recognition recognition, Policy policy, long clock) {
        this.ledger = ledger;
        this.recognition = recognition;
        this.policy = policy;
        this.clock = clock;
        int due = dueBoundary();
        oldestKept = Math.max(due, ledger.entries().size() - policy.historyMaxFacts());
        foldedEarly = oldestKept - due;
    }

    static Folding of(Ledger ledger, Recognition recognition, Policy policy, long clock) {
        return new Folding(ledger, recognition, policy, clock);
    }

    Placement placement(FactOutcome outcome) {
        if (oldestKept == ledger.oldestKept()) {
            return new Placement(ledger, outcome, 0, List.of());
        }
        List<Entry> entries = new ArrayList<>(ledger.entries().size());
        int boundary = settle(entries);
        int end = foldable(entries, boundary);
        if (end == 0) {
            return new Placement(
                    new Ledger(ledger.folded(), entries, boundary),
                    outcome,
                    foldedEarly,
                    List.of());
        }
        long foldedTo = entries.get(end - 1).occurredAt();
        Walk walk =
                new Walk(new Ledger(ledger.folded(), entries.subList(0, end), end), policy)
                        .advanceTo(foldedTo);
        Ledger rest = new Ledger(walk.fold(), entries.subList(end, entries.size()), boundary - end);
        List<WalkEvent> ahead =
                walk.events().stream().filter(event -> event.occurredAt() > clock).toList();
        return new Placement(rest, outcome, foldedEarly, ahead);
    }

    /**
     * Everything that may still be disturbed is kept, and the most recent standing facts before it.
     */
    private int dueBoundary() {
        List<Entry> entries = ledger.entries();
        long newest = entries.get(entries.size() - 1).occurredAt();
        int boundary = entries.size();
        while (boundary > ledger.oldestKept()
                && mayBeDisturbed(entries.get(boundary - 1).occurredAt(), newest)) {
            boundary--;
        }
        int before = 0;
        for (int i = boundary - 1;
                i >= ledger.oldestKept() && before < policy.historyFacts();
                i--) {
            if (recognition.stands(i)) {
                before++;
                boundary = i;
            }
        }
        return before < policy.historyFacts() ? ledger.oldestKept() : boundary;
    }

    private boolean mayBeDisturbed(long occurredAt, long newest) {
        return occurredAt > clock || occurredAt >= newest - policy.disorder();
    }

    /**
     * Fills in the entries as they stand after the boundary moved, and returns the boundary among
     * them.
     */
    private int settle(List<Entry> settled) {
        int boundary = 0;
        for (int i = 0; i < ledger.entries().size(); i++) {
            Entry entry = ledger.entries().get(i);
            boolean kept = i >= oldestKept;
            if (i < ledger.oldestKept()) {
                settled.add(entry);
            } else if (recognition.stands(i)) {
                boolean known = !kept || isFoldedNow(recognition.cancelledBy(i));
                settled.add(known ? entry.cancelled(recognition.cancelledAt(i)) : entry);
            } else if (kept && !isFoldedNow(recognition.original(i))) {
                settled.add(entry);
            }
            if (!kept) {
                boundary = settled.size();
            }
        }
        return boundary;
    }

    private boolean isFoldedNow(int index) {
        return index >= ledger.oldestKept() && index < oldestKept;
    }

    /**
     * How many of the first facts the walk can do without: whole instants before the oldest kept
     * fact, none of them with a fact that is removed after the last of these instants. A full
     * ledger gives up on that, as it must stay bounded.
     */
    private int foldable(List<Entry> entries, int boundary) {
        int end = boundary == entries.size() ? boundary : startOfInstant(entries, boundary);
        for (int i = 0; i < end; i++) {
            long cancelledAt = entries.get(i).cancelledAt();
            if (cancelledAt != Entry.NEVER && cancelledAt > entries.get(end - 1).occurredAt()) {
                end = startOfInstant(entries, i);
                i = -1;
            }
        }
        return Math.max(end, Math.min(boundary, entries.size() - 2 * policy.historyMaxFacts()));
    }

    private static int startOfInstant(List<Entry> entries, int index) {
        int start = index;
        while (start > 0
                && entries.get(start - 1).occurredAt() == entries.get(index).occurredAt()) {
            start--;
        }
        return start;
    }
}
