package io.churnwarnings.domain.walk;

import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.domain.state.Entry;
import io.churnwarnings.domain.state.FoundRefunds;
import io.churnwarnings.domain.state.Ledger;
import io.churnwarnings.domain.state.WalkEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides which facts stay individually and compacts the others. Invariant: the walk's results from
 * the oldest kept fact on do not change. Pairs that lose one partner are settled for good: a
 * repetition of a compacted fact disappears, and the effect of a cancellation is recorded on the
 * removed fact.
 */
public final class Compaction {

    private final Ledger ledger;
    private final FactMatching matching;
    private final Rulebook rules;
    private final Policy policy;
    private final long clock;
    private final int oldestKept;
    private final int foldedEarly;

    private Compaction(Ledger ledger, FactMatching matching, Rulebook rules, long clock) {
        this.ledger = ledger;
        this.matching = matching;
        this.rules = rules;
        policy = rules.first();
        this.clock = clock;
        int due = dueBoundary();
        oldestKept = Math.max(due, ledger.entries().size() - policy.historyMaxFacts());
        foldedEarly = oldestKept - due;
    }

    public static Compaction of(Ledger ledger, FactMatching matching, Rulebook rules, long clock) {
        return new Compaction(ledger, matching, rules, clock);
    }

    /** The ledger as it is kept from now on. */
    public Compaction.Result fold() {
        if (oldestKept == ledger.oldestKept()) {
            return new Result(withoutCovered(), 0, List.of());
        }
        List<Entry> entries = new ArrayList<>(ledger.entries().size());
        int boundary = settle(entries);
        int end = walkable(entries, boundary);
        if (end == 0) {
            return new Result(
                    new Ledger(ledger.compacted(), entries, boundary), foldedEarly, List.of());
        }
        Ledger passed = new Ledger(ledger.compacted(), entries.subList(0, end), end);
        RunningCounts counts = new RunningCounts(passed, rules);
        Walk walk =
                new Walk(counts, passed.compacted(), rules, Walk.IN_FULL)
                        .advanceTo(entries.get(end - 1).occurredAt());
        int from =
                wholeInstant(
                        entries,
                        Math.max(counts.historyStart(), counts.firstToBeUndone(walk.now())),
                        counts.historyStart(),
                        end);
        Ledger rest =
                new Ledger(
                        counts.fold(from, walk.now(), walk.silences()),
                        entries.subList(from, entries.size()),
                        boundary - from);
        List<WalkEvent> pendingEvents =
                walk.log().from(0).stream().filter(event -> event.occurredAt() > clock).toList();
        return new Result(rest, foldedEarly, pendingEvents);
    }

    /**
     * A ledger after compaction.
     *
     * @param ledger the ledger
     * @param foldedEarly the number of facts that were compacted early because it was full
     * @param pendingEvents the walk's results in compacted facts that the clock has not reached, in
     *     order; empty unless the ledger was full
     */
    public record Result(Ledger ledger, int foldedEarly, List<WalkEvent> pendingEvents) {}

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
            if (matching.stands(i)) {
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
     * Steps back to the first fact of an instant. Whether the customer drifted with an order
     * follows from all facts of its instant: of an order that is folded it could not be judged
     * again once another of its instant is undone.
     */
    private static int wholeInstant(List<Entry> entries, int from, int least, int end) {
        int first = from;
        while (first < end
                && first > least
                && entries.get(first - 1).occurredAt() == entries.get(first).occurredAt()) {
            first--;
        }
        return first;
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
            } else if (matching.sum(i) != null) {
                settleSum(i, kept, settled);
            } else if (matching.stands(i)) {
                boolean known = !kept || isFoldedNow(matching.cancelledBy(i));
                settled.add(known ? entry.cancelled(matching.cancelledAt(i)) : entry);
            } else if (kept && !isFoldedNow(matching.original(i))) {
                settled.add(entry);
            }
            if (!kept) {
                boundary = settled.size();
            }
        }
        return boundary;
    }

    /** The refunds that a running sum found in compacted facts are kept with it. */
    private void settleSum(int index, boolean kept, List<Entry> settled) {
        Entry entry = ledger.entries().get(index);
        RunningSum sum = matching.sum(index);
        boolean known = !kept || isFoldedNow(matching.cancelledBy(index));
        if (sum.stands() && known) {
            entry = entry.cancelled(matching.cancelledAt(index));
        }
        if (!kept) {
            if (sum.stands()) {
                settled.add(new Entry(sum.refund(entry.fact()), entry.cancelledAt()));
            }
            return;
        }
        FoundRefunds found = sum.foundOnceFolded(ledger.oldestKept(), oldestKept, matching);
        boolean never = found != null && RunningSum.isSettled(found, entry.fact());
        boolean last = index == ledger.entries().size() - 1;
        if (sum.stands() || last || !never && !matching.isCovered(index)) {
            settled.add(entry.having(found));
        }
    }

    /** The ledger without running sums that can never stand: many changes of an order say one. */
    private Ledger withoutCovered() {
        List<Entry> rest = null;
        for (int i = ledger.entries().size() - 1; i >= ledger.oldestKept(); i--) {
            if (matching.isCovered(i)) {
                rest = rest == null ? new ArrayList<>(ledger.entries()) : rest;
                rest.remove(i);
            }
        }
        return rest == null ? ledger : new Ledger(ledger.compacted(), rest, ledger.oldestKept());
    }

    private boolean isFoldedNow(int index) {
        return index >= ledger.oldestKept() && index < oldestKept;
    }

    /**
     * Through how many of the first facts the walk can go for good: whole instants before the
     * oldest kept fact. A ledger that is full of facts of one instant gives up on that, as it must
     * stay bounded.
     */
    private int walkable(List<Entry> entries, int boundary) {
        int end = boundary;
        if (end < entries.size()) {
            long oldest = entries.get(end).occurredAt();
            while (end > 0 && entries.get(end - 1).occurredAt() == oldest) {
                end--;
            }
        }
        return boundary - end > policy.historyMaxFacts() ? boundary : end;
    }
}
