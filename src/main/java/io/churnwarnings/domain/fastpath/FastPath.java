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
 * Appends the common fact without a walk: an order newer than all kept facts of a customer with
 * orders only. The past does not change, and the next check follows from a few numbers. The check
 * may be too early, because a spurious timer has no effect; it is never too late.
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

    /** Any policy: the rules read here never change. */
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
     * Appends an order to the kept ones.
     *
     * @param kept the customer's kept orders; contains the new order afterwards, if it is routine
     * @param order a purchase with an id of its own
     * @param nextCheckAt the customer's next check so far
     * @param clock UTC epoch milliseconds
     * @return the customer's next check, or {@link #NOT_ROUTINE}
     */
    public long take(KeptOrders kept, Fact order, long nextCheckAt, long clock) {
        long at = order.occurredAt();
        int size = kept.size();
        boolean follows = size == 0 || at > kept.occurredAt(size - 1);
        if (at <= clock || !follows || size > 0 && size == kept.oldestKept()) {
            return NOT_ROUTINE;
        }
        boolean base = order.currency().equals(policy.rfm().rates().base());
        kept.add(at, order.amount(), base, order.promotion());
        int oldestKept = oldestKept(kept, clock);
        if (oldestKept > FOLDED_AT_ONCE || size + 1 - oldestKept > policy.historyMaxFacts()) {
            return NOT_ROUTINE;
        }
        kept.keepFrom(oldestKept);
        // A check before the order does not depend on the order.
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

    /** A lower bound of the first line of the silence, for any spending. */
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
        long first = Math.min(Math.min(lines.atRisk(), lines.likelyLost()), lines.lost());
        // Promotions can take the first lines away, but then LOST does not wait for them.
        return judge.time().hasPromotions()
                ? Math.min(first, occasions.lastOrder() + judge.lostAfter())
                : first;
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
