package io.churnwarnings.domain.line;

import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.fact.Purchases;
import io.churnwarnings.domain.policy.LineKind;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Stage;
import java.util.function.Supplier;

/**
 * The lines of the current silence. A line that is held back until the loss is probable enough is
 * searched step by step, no further than the walk has come, so that a customer who returns in time
 * never costs a search.
 */
public final class SilenceLines {

    private static final int AT_RISK = Stage.AT_RISK.ordinal();
    private static final int LIKELY_LOST = Stage.LIKELY_LOST.ordinal();
    private static final int HELD = Stage.LOST.ordinal();

    private final Policy policy;
    private final Occasions occasions;
    private final Supplier<Purchases> purchasesNow;
    private final Lines lines;

    /** Whether LIKELY_LOST waits for AT_RISK, which may be held back for longer. */
    private final boolean inOrder;

    private final double cycleDays;
    private final double[] days = new double[HELD];
    private final int[] steps = new int[HELD];
    private final long[] candidates = new long[HELD];

    /** Candidates before it are passed over. */
    private final long[] earliest = new long[HELD];

    /** The inputs of the probability; computed on demand. */
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
        this.lines = lines;
        cycleDays = cycle.cycle() == null ? Double.NaN : cycle.cycle().unclampedDays();
        inOrder = policy.loss().holdsBack() && policy.line().kind() != LineKind.CYCLES;
        for (int i = 0; i < HELD; i++) {
            candidates[i] = lines.of(Stage.values()[i]);
            earliest[i] = Long.MIN_VALUE;
        }
        if (policy.loss().holdsBack() && candidates[AT_RISK] != Lines.NEVER) {
            double life = CycleState.lifeDays(occasions, policy);
            days[AT_RISK] = LineDays.atRisk(cycle.gaps(), life, cycleDays, policy);
            days[LIKELY_LOST] =
                    LineDays.likelyLost(cycle.gaps(), life, cycleDays, days[AT_RISK], policy);
            if (policy.time().hasPromotions()) {
                passPromotions();
            }
        }
    }

    /** A line that is held back stands on its own candidates, never at the end of a promotion. */
    private void passPromotions() {
        for (int i = 0; i < HELD; i++) {
            earliest[i] = LineDays.earliest(occasions, i, policy);
            if (candidates[i] != Lines.NEVER && earliest[i] != Long.MIN_VALUE) {
                candidates[i] = step(i, 0);
                while (candidates[i] < earliest[i]) {
                    candidates[i] = step(i, ++steps[i]);
                }
            }
        }
    }

    /**
     * Up to this instant the lines of these stages were not reached.
     *
     * @param firstStage the stages before it were
     */
    public void skipTo(long instant, int firstStage) {
        if (!policy.loss().holdsBack()) {
            return;
        }
        if (inOrder && firstStage > AT_RISK) {
            // LIKELY_LOST waits for it, so it must be known where it stands.
            seek(AT_RISK, instant);
        }
        for (int i = firstStage; i < HELD; i++) {
            boolean mayHaveWaited = inOrder && i > AT_RISK && candidates[AT_RISK] > instant;
            if (!mayHaveWaited) {
                skip(i, instant);
            }
        }
    }

    private void skip(int i, long instant) {
        if (candidates[i] <= instant) {
            double here = policy.time().days(occasions.lastOrder(), instant);
            double past = (here - days[i]) / LineDays.step(cycleDays, policy);
            // one step short: the candidates are rounded
            steps[i] = Math.max(0, (int) past - 1);
            candidates[i] = step(i, steps[i]);
        }
        while (candidates[i] <= instant || candidates[i] < earliest[i]) {
            candidates[i] = step(i, ++steps[i]);
        }
    }

    /** The next instant at which the line may stand; {@link Lines#NEVER} if there is none. */
    public long next(Stage stage) {
        if (stage == Stage.LOST) {
            return lines.lost();
        }
        long own = candidates[stage.ordinal()];
        return inOrder ? Math.max(own, candidates[AT_RISK]) : own;
    }

    /** Where the line stands, if that is at this instant or before; else {@link Lines#NEVER}. */
    public long reached(Stage stage, long now) {
        if (policy.loss().holdsBack() && stage != Stage.LOST) {
            if (inOrder) {
                seek(AT_RISK, now);
            }
            if (next(stage) <= now) {
                seek(stage.ordinal(), now);
            }
        }
        long line = next(stage);
        return line <= now ? line : Lines.NEVER;
    }

    /**
     * Moves on to the first instant that is either ahead or one at which the loss is probable
     * enough.
     */
    private void seek(int i, long now) {
        while (candidates[i] <= now && !isProbable(candidates[i])) {
            candidates[i] = step(i, ++steps[i]);
        }
    }

    private boolean isProbable(long at) {
        if (purchases == null) {
            purchases = purchasesNow.get();
        }
        return policy.loss().estimator().probability(purchases, at, policy.time())
                >= policy.loss().minProbability();
    }

    private long step(int i, int k) {
        double here = LineDays.held(cycles(i), days[i], k, cycleDays, policy);
        return LineDays.isTooLate(here, occasions.lastOrder(), days[i], policy)
                ? Lines.NEVER
                : LineDays.deadline(occasions.lastOrder(), here, policy.time());
    }

    private double cycles(int i) {
        return i == AT_RISK ? policy.atRiskCycles() : policy.likelyLostCycles();
    }
}
