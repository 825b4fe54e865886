package io.churnwarnings.domain.fastpath;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.line.CycleState;
import io.churnwarnings.domain.line.Lines;
import io.churnwarnings.domain.policy.CustomerValue;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.domain.policy.SegmentType;
import io.churnwarnings.domain.policy.Segments;

/**
 * The way of most facts: the next order of a customer, newer than all that is kept of him, of whom
 * nothing but orders is known. It can be taken without a walk: nothing of the past changes, and the
 * next instant at which something can happen follows from a few numbers. That instant may be too
 * early, for nothing happens at a look in vain; it is never too late.
 */
public final class FastPath {

    /** In place of an instant: the order must go the long way. */
    public static final long NOT_ROUTINE = Long.MIN_VALUE;

    /**
     * How many orders that no longer count as kept may still be there one by one, so that folding
     * is done for many at once.
     */
    static final int FOLDED_AT_ONCE = 16;

    private final Rulebook rules;

    /** Any: what is looked at here by it never changes. */
    private final Policy policy;

    private DriftGuess drift;

    /**
     * @param rulebook the shop's rules
     */
    public FastPath(Rulebook rulebook) {
        rules = rulebook;
        policy = rulebook.first();
        drift = new DriftGuess(policy);
    }

    /**
     * Takes the order behind those that are kept.
     *
     * @param kept what is kept of the customer; with the order in it afterwards, if it is routine
     * @param order a purchase with an id of its own
     * @param nextCheckAt when the clock was to come back to the customer so far
     * @param clock UTC epoch milliseconds
     * @return when the clock must come back to him, or {@link #NOT_ROUTINE}
     */
    public long take(KeptOrders kept, Fact order, long nextCheckAt, long clock) {
        long at = order.occurredAt();
        int size = kept.size();
        boolean follows = size == 0 || at > kept.occurredAt(size - 1);
        if (at <= clock || !follows || size > 0 && size == kept.oldestKept()) {
            return NOT_ROUTINE;
        }
        kept.add(at, order.amount(), order.currency().equals(policy.rfm().rates().base()));
        int oldestKept = oldestKept(kept, clock);
        if (oldestKept > FOLDED_AT_ONCE || size + 1 - oldestKept > policy.historyMaxFacts()) {
            return NOT_ROUTINE;
        }
        kept.keepFrom(oldestKept);
        // What comes before the order comes as it would have come without it.
        return nextCheckAt <= at ? nextCheckAt : next(kept, at);
    }

    private long next(KeptOrders kept, long at) {
        if (kept.isWarned()) {
            return at;
        }
        Occasions occasions = occasions(kept);
        boolean live = !policy.goesLiveAfter(at);
        Policy judge = rules.at(at);
        if (live && drift(judge).isPossible(kept, occasions)) {
            return at;
        }
        long from = live ? at : policy.warningsFrom();
        long due = Math.max(from, firstLine(occasions, judge));
        for (long change = rules.nextChange(at);
                due >= change && change != Lines.NEVER;
                change = rules.nextChange(change)) {
            due = Math.max(Math.max(from, change), firstLine(occasions, rules.at(change)));
        }
        return Math.min(due, at + policy.retention());
    }

    private DriftGuess drift(Policy judge) {
        if (judge != drift.policy()) {
            drift = new DriftGuess(judge);
        }
        return drift;
    }

    /** No later than the first line of the silence, whatever he spent. */
    private static long firstLine(Occasions occasions, Policy judge) {
        Segments segments = judge.segments();
        if (segments.isEmpty()) {
            return firstOf(occasions, judge);
        }
        SegmentType type = SegmentType.of(occasions, judge.rfm());
        return Math.min(
                firstOf(occasions, segments.of(type, CustomerValue.NORMAL)),
                firstOf(occasions, segments.of(type, CustomerValue.HIGH)));
    }

    private static long firstOf(Occasions occasions, Policy judge) {
        Lines lines = Lines.of(occasions, CycleState.of(occasions, judge), judge);
        return Math.min(Math.min(lines.atRisk(), lines.likelyLost()), lines.lost());
    }

    private Occasions occasions(KeptOrders kept) {
        Occasions occasions = kept.compacted();
        for (int i = 0; i < kept.size(); i++) {
            occasions = occasions.with(kept.occurredAt(i), policy.occasionWindow());
        }
        return occasions;
    }

    private int oldestKept(KeptOrders kept, long clock) {
        long newest = kept.occurredAt(kept.size() - 1);
        int end = kept.size();
        while (end > kept.oldestKept()
                && (kept.occurredAt(end - 1) > clock
                        || kept.occurredAt(end - 1) >= newest - policy.disorder())) {
            end--;
        }
        return Math.max(kept.oldestKept(), end - policy.historyFacts());
    }
}
