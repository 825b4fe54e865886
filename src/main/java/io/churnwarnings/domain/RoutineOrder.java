package io.churnwarnings.domain;

/**
 * The way of most facts: the next order of a customer, newer than all that is kept of him, of whom
 * nothing but orders is known. It can be taken without a walk: nothing of the past changes, and the
 * next instant at which something can happen follows from a few numbers. That instant may be too
 * early, for nothing happens at a look in vain; it is never too late.
 */
public final class RoutineOrder {

    /** In place of an instant: the order must go the long way. */
    public static final long NOT_ROUTINE = Long.MIN_VALUE;

    /**
     * How many orders that no longer count as kept may still be there one by one, so that folding
     * is done for many at once.
     */
    static final int FOLDED_AT_ONCE = 16;

    private final Policy policy;
    private final DriftGuess drift;

    /**
     * @param rulebook the shop's rules
     */
    public RoutineOrder(Rulebook rulebook) {
        policy = rulebook.first();
        drift = new DriftGuess(policy);
    }

    /**
     * Takes the order behind those that are kept.
     *
     * @param kept what is kept of the customer; with the order in it afterwards, if it is routine
     * @param order a purchase with an id of its own
     * @param wakeAt when the clock was to come back to the customer so far
     * @param clock UTC epoch milliseconds
     * @return when the clock must come back to him, or {@link #NOT_ROUTINE}
     */
    public long take(KeptOrders kept, Fact order, long wakeAt, long clock) {
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
        return wakeAt <= at ? wakeAt : next(kept, at);
    }

    private long next(KeptOrders kept, long at) {
        if (kept.isWarned()) {
            return at;
        }
        Occasions occasions = occasions(kept);
        boolean live = !policy.goesLiveLater() || at >= policy.warningsFrom();
        if (live && drift.isPossible(kept, occasions)) {
            return at;
        }
        Lines lines = Lines.of(at, CycleState.of(occasions, policy), policy);
        long line = Math.min(Math.min(lines.atRisk(), lines.likelyLost()), lines.lost());
        return Math.min(
                live ? line : Math.max(line, policy.warningsFrom()), at + policy.retention());
    }

    private Occasions occasions(KeptOrders kept) {
        Occasions occasions = kept.folded();
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
