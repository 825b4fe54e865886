package io.churnwarnings.domain.line;

import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.fact.Purchases;
import io.churnwarnings.domain.policy.LossEstimator;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Stage;
import java.util.function.Supplier;

/**
 * Where the lines of the present silence stand. A line that is held back until the loss is probable
 * enough is looked for step by step, no further than the walk has come: who comes back in time
 * never costs a search.
 */
public final class SilenceLines {

    private static final double STEP = 0.05;
    private static final int HELD = Stage.LOST.ordinal();

    private final Policy policy;
    private final Occasions occasions;
    private final Supplier<Purchases> purchasesNow;
    private final CycleState cycle;
    private final Lines lines;
    private final int[] steps = new int[HELD];
    private final long[] candidates = new long[HELD];

    /** What the probability follows from; counted only where somebody asks. */
    private Purchases purchases;

    /**
     * Where the lines stand as the customer's orders are, until they change.
     *
     * @param purchasesNow counts the purchases, which costs much and is rarely asked for
     */
    public SilenceLines(
            Occasions occasions,
            CycleState cycle,
            Lines lines,
            Policy policy,
            Supplier<Purchases> purchasesNow) {
        this.policy = policy;
        this.occasions = occasions;
        this.purchasesNow = purchasesNow;
        this.cycle = cycle;
        this.lines = lines;
        for (int i = 0; i < HELD; i++) {
            candidates[i] = lines.of(Stage.values()[i]);
        }
    }

    /** Nothing up to this instant was probable enough. */
    public void skipTo(long instant) {
        if (!policy.loss().holdsBack()) {
            return;
        }
        for (int i = 0; i < HELD; i++) {
            Stage stage = Stage.values()[i];
            if (candidates[i] <= instant) {
                double cycles =
                        (instant - occasions.lastOrder()) / Policy.DAY / cycle.cycle().days();
                // one step short: the candidates are rounded
                steps[i] = Math.max(0, (int) ((cycles - cycles(stage)) / STEP) - 1);
                candidates[i] = step(stage, steps[i]);
            }
            while (candidates[i] <= instant) {
                candidates[i] = step(stage, ++steps[i]);
            }
        }
    }

    /** The next instant at which the line may stand; {@link Lines#NEVER} if there is none. */
    public long next(Stage stage) {
        return stage == Stage.LOST ? lines.lost() : candidates[stage.ordinal()];
    }

    /** Where the line stands, if that is at this instant or before; else {@link Lines#NEVER}. */
    public long reached(Stage stage, long now) {
        if (policy.loss().holdsBack() && stage != Stage.LOST) {
            seek(stage, now);
        }
        long line = next(stage);
        return line <= now ? line : Lines.NEVER;
    }

    /**
     * Moves on to the first instant that is either ahead or one at which the loss is probable
     * enough.
     */
    private void seek(Stage stage, long now) {
        int i = stage.ordinal();
        while (candidates[i] <= now && !isProbable(candidates[i])) {
            candidates[i] = step(stage, ++steps[i]);
        }
    }

    private boolean isProbable(long at) {
        if (purchases == null) {
            purchases = purchasesNow.get();
        }
        return probability(policy.loss().estimator(), purchases, at)
                >= policy.loss().minProbability();
    }

    private long step(Stage stage, int k) {
        double cycles = cycles(stage);
        double days = cycle.cycle().days();
        double last = Math.max(cycles * days, policy.lostAfter() / Policy.DAY);
        double here = cycles + STEP * k;
        return here * days > last ? Lines.NEVER : Lines.deadline(occasions.lastOrder(), here, days);
    }

    private double cycles(Stage stage) {
        return stage == Stage.AT_RISK ? policy.atRiskCycles() : policy.likelyLostCycles();
    }

    public static double probability(LossEstimator estimator, Purchases purchases, long at) {
        Occasions counted = purchases.occasions();
        return estimator.probability(
                counted.gaps(),
                purchases.recentGaps(),
                counted.latest() - counted.first(),
                at - counted.lastOrder());
    }
}
