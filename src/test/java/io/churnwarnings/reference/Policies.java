package io.churnwarnings.reference;

import io.churnwarnings.domain.BacklogMode;
import io.churnwarnings.domain.CycleEstimator;
import io.churnwarnings.domain.Policy;

/** Builds policies that differ from the default ones in a few rules. */
public final class Policies {

    public static final long DAY = 86_400_000L;

    private long occasionWindow = DAY / 2;
    private double meanGapDays = Double.NaN;
    private double priorWeight = 3;
    private CycleEstimator estimator = CycleEstimator.SHRUNK;
    private double ceilingDays = 180;
    private int minGaps = 2;
    private boolean oneTimeBuyers = true;
    private double likelyLostCycles = 2;
    private long lostAfter = 365 * DAY;
    private long retention = 1095 * DAY;
    private int historyFacts = 32;
    private int historyMaxFacts = 1024;
    private long warningsFrom = Long.MIN_VALUE;
    private BacklogMode backlog = BacklogMode.CURRENT;

    public static Policy standard() {
        return new Policies().build();
    }

    public Policies occasionWindow(long millis) {
        occasionWindow = millis;
        return this;
    }

    public Policies meanGap(double days, double weight) {
        meanGapDays = days;
        priorWeight = weight;
        return this;
    }

    public Policies estimator(CycleEstimator value) {
        estimator = value;
        return this;
    }

    public Policies ceilingDays(double value) {
        ceilingDays = value;
        return this;
    }

    public Policies minGaps(int value) {
        minGaps = value;
        return this;
    }

    public Policies oneTimeBuyers(boolean value) {
        oneTimeBuyers = value;
        return this;
    }

    public Policies likelyLostCycles(double value) {
        likelyLostCycles = value;
        return this;
    }

    public Policies lostAfterDays(long days) {
        lostAfter = days * DAY;
        return this;
    }

    public Policies retentionDays(long days) {
        retention = days * DAY;
        return this;
    }

    public Policies historyFacts(int value) {
        historyFacts = value;
        return this;
    }

    public Policies historyMaxFacts(int value) {
        historyMaxFacts = value;
        return this;
    }

    public Policies warningsFrom(long instant, BacklogMode mode) {
        warningsFrom = instant;
        backlog = mode;
        return this;
    }

    public Policy build() {
        return new Policy(
                occasionWindow,
                meanGapDays,
                priorWeight,
                estimator,
                1,
                ceilingDays,
                minGaps,
                oneTimeBuyers,
                1.5,
                likelyLostCycles,
                lostAfter,
                retention,
                historyFacts,
                historyMaxFacts,
                300_000,
                warningsFrom,
                backlog);
    }
}
