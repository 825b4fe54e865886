package io.churnwarnings.domain;

import java.time.Duration;
import java.util.function.Consumer;

/** The default rules, and departures from them: {@code Policies.with(p -> p.historyFacts = 4)}. */
public final class Policies {

    public static final Policy DEFAULT = with(policy -> {});

    public long occasionWindow = Duration.ofHours(12).toMillis();
    public double meanGapDays = Double.NaN;
    public double priorWeight = 3;
    public CycleEstimator estimator = CycleEstimator.SHRUNK;
    public double floorDays = 1;
    public double ceilingDays = 180;
    public int minGaps = 2;
    public boolean oneTimeBuyers = true;
    public double atRiskCycles = 1.5;
    public double likelyLostCycles = 2.0;
    public long lostAfter = Duration.ofDays(365).toMillis();
    public long retention = Duration.ofDays(1095).toMillis();
    public int historyFacts = 32;
    public int historyMaxFacts = 1024;
    public long disorder = Duration.ofMinutes(5).toMillis();
    public long warningsFrom = Long.MIN_VALUE;
    public BacklogMode backlog = BacklogMode.CURRENT;

    private Policies() {}

    public static Policy with(Consumer<Policies> departures) {
        Policies p = new Policies();
        departures.accept(p);
        return new Policy(
                p.occasionWindow,
                p.meanGapDays,
                p.priorWeight,
                p.estimator,
                p.floorDays,
                p.ceilingDays,
                p.minGaps,
                p.oneTimeBuyers,
                p.atRiskCycles,
                p.likelyLostCycles,
                p.lostAfter,
                p.retention,
                p.historyFacts,
                p.historyMaxFacts,
                p.disorder,
                p.warningsFrom,
                p.backlog);
    }

    static Policy withMeanGap(double days) {
        return with(
                policy -> {
                    policy.meanGapDays = days;
                    policy.minGaps = 1;
                });
    }
}
