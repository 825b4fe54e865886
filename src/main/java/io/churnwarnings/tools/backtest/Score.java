package io.churnwarnings.tools.backtest;

import io.churnwarnings.domain.policy.Policy;

/**
 * What became of customers after they were warned of. A warning is right if there is no order
 * within the horizon; if the history ends before, the outcome is unknown, whether or not there was
 * one, and it is left out: else the warnings that can be told would be the wrong ones.
 */
public final class Score {

    private final Orders orders;
    private final double horizonDays;
    private long warnings;
    private long judged;
    private long right;
    private double foretold;
    private long cyclesSeen;
    private long backWithinCycle;

    /**
     * Of no warnings yet.
     *
     * @param horizonDays who does not come back for so many days stayed away
     */
    public Score(Orders orders, double horizonDays) {
        this.orders = orders;
        this.horizonDays = horizonDays;
    }

    /** Judges a warning. */
    public void add(Warned warned) {
        warnings++;
        long next = orders.after(warned.customerId(), warned.at());
        long horizon = warned.at() + millis(horizonDays);
        if (horizon <= orders.end()) {
            judged++;
            right += next > horizon ? 1 : 0;
            foretold += warned.probability();
        }
        long cycle = warned.at() + millis(warned.cycleDays());
        if (!Double.isNaN(warned.cycleDays()) && cycle <= orders.end()) {
            cyclesSeen++;
            backWithinCycle += next <= cycle ? 1 : 0;
        }
    }

    private static long millis(double days) {
        return Math.round(days * Policy.DAY);
    }

    /** How many warnings there were. */
    public long warnings() {
        return warnings;
    }

    /** How many of them can be judged, because the history goes on for the horizon. */
    public long judged() {
        return judged;
    }

    /** How many were right. */
    public long right() {
        return right;
    }

    /** The share of the judged that was right; null if none was judged. */
    public Double rightShare() {
        return share(right, judged);
    }

    /** The share predicted by the probabilities of loss; null without any. */
    public Double foretoldShare() {
        return judged == 0 || Double.isNaN(foretold) ? null : (Double) (foretold / judged);
    }

    /**
     * The share that was back within one cycle, of those of whom that is known; null if there are
     * none.
     */
    public Double backWithinCycleShare() {
        return share(backWithinCycle, cyclesSeen);
    }

    private static Double share(long part, long whole) {
        return whole == 0 ? null : (Double) ((double) part / whole);
    }
}
