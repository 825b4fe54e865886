package io.churnwarnings.domain.fastpath;

import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.fact.Purchases;
import io.churnwarnings.domain.line.Drift;
import io.churnwarnings.domain.policy.CurrencyRates;
import io.churnwarnings.domain.policy.Policy;

/**
 * Whether an order can be one with which its customer drifts away. {@link Drift} decides; this only
 * tells for most orders, and at little cost, that it would not.
 */
final class DriftGuess {

    /** Rounding here must never hide a drift that {@link Drift} finds. */
    private static final double MARGIN = 1e-6;

    private final Policy policy;
    private final double logOfGapRatio;
    private final double amountRatio;
    private final double[] gaps = new double[Purchases.GAPS];
    private int newestGap;

    DriftGuess(Policy policy) {
        this.policy = policy;
        logOfGapRatio = Math.log(policy.drift().gapRatio()) - MARGIN;
        amountRatio = policy.drift().amountRatio().doubleValue() * (1 + MARGIN);
    }

    Policy policy() {
        return policy;
    }

    /**
     * @param kept with the order as the last one
     * @param occasions with the order
     */
    boolean isPossible(KeptOrders kept, Occasions occasions) {
        if (occasions.gaps() < policy.drift().minGaps()) {
            return false;
        }
        int wanted = Math.min(occasions.gaps(), Purchases.GAPS);
        return recentGaps(kept, wanted) < wanted || hasSlowed(wanted) || spendsLess(kept);
    }

    /** Fills in the most recent gaps, the last one first; returns how many are known. */
    private int recentGaps(KeptOrders kept, int wanted) {
        Occasions compacted = kept.compacted();
        long latest = compacted.latest();
        boolean any = !compacted.isEmpty();
        int count = 0;
        long end = latest;
        for (int i = kept.foldedGaps() - 1; i >= 0; i--) {
            long start = end - kept.foldedGap(i);
            gaps[i] = Drift.days(policy.time().days(start, end));
            end = start;
            count++;
        }
        for (int i = 0; i < kept.size(); i++) {
            long at = kept.occurredAt(i);
            if (any && at - latest < policy.occasionWindow()) {
                continue;
            }
            if (any) {
                gaps[count++ % gaps.length] = Drift.days(policy.time().days(latest, at));
            }
            any = true;
            latest = at;
        }
        newestGap = count - 1;
        return Math.min(count, wanted);
    }

    private boolean hasSlowed(int wanted) {
        double last = 1;
        double before = 1;
        for (int i = 0; i < wanted; i++) {
            double gap = gaps[(newestGap - i) % gaps.length];
            if (i < Drift.LAST) {
                last *= gap;
            } else {
                before *= gap;
            }
        }
        return Math.log(last) / Drift.LAST - Math.log(before) / (wanted - Drift.LAST)
                >= logOfGapRatio;
    }

    private boolean spendsLess(KeptOrders kept) {
        boolean allAreHere = kept.compacted().isEmpty() || kept.size() >= policy.historyFacts();
        if (kept.hasForeignAmounts() || !allAreHere) {
            return true;
        }
        double last = 0;
        double before = 0;
        int known = 0;
        for (int i = kept.size() - 1; i >= Math.max(0, kept.size() - policy.historyFacts()); i--) {
            if (kept.amount(i) != CurrencyRates.UNKNOWN) {
                if (known++ < Drift.LAST) {
                    last += kept.amount(i);
                } else {
                    before += kept.amount(i);
                }
            }
        }
        return known >= 2 * Drift.LAST
                && last * (known - Drift.LAST) <= amountRatio * before * Drift.LAST;
    }
}
