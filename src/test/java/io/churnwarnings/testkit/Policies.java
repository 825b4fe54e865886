package io.churnwarnings.testkit;

import io.churnwarnings.domain.calendar.BusinessTime;
import io.churnwarnings.domain.calendar.CalendarPolicy;
import io.churnwarnings.domain.calendar.HoldoutPolicy;
import io.churnwarnings.domain.policy.BacklogMode;
import io.churnwarnings.domain.policy.CurrencyRates;
import io.churnwarnings.domain.policy.CycleEstimator;
import io.churnwarnings.domain.policy.DriftPolicy;
import io.churnwarnings.domain.policy.LinePolicy;
import io.churnwarnings.domain.policy.LossEstimator;
import io.churnwarnings.domain.policy.LossPolicy;
import io.churnwarnings.domain.policy.Plays;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.RfmPolicy;
import io.churnwarnings.domain.policy.Segments;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

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
    private LinePolicy line = LinePolicy.CYCLES;
    private long lostAfter = 365 * DAY;
    private long retention = 1095 * DAY;
    private int historyFacts = 32;
    private int historyMaxFacts = 1024;
    private long warningsFrom = Long.MIN_VALUE;
    private BacklogMode backlog = BacklogMode.CURRENT;
    private ZoneId zone = ZoneId.of("UTC");
    private int months = 12;
    private List<Long> monetaryBreaks = List.of(100_0000L, 300_0000L, 1000_0000L, 3000_0000L);
    private Map<String, BigDecimal> rates = Map.of();
    private int loyalOccasions = 5;
    private DriftPolicy drift = new DriftPolicy(6, 1.6, new BigDecimal("0.6"));
    private LossPolicy loss = LossPolicy.NONE;
    private CalendarPolicy calendar = CalendarPolicy.NONE;
    private HoldoutPolicy holdout = HoldoutPolicy.NONE;

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

    public Policies line(LinePolicy value) {
        line = value;
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

    public Policies calendar(String zoneId, int monthsBefore) {
        zone = ZoneId.of(zoneId);
        months = monthsBefore;
        return this;
    }

    public Policies monetaryBreaks(long... units) {
        monetaryBreaks = LongStream.of(units).map(unit -> unit * 10_000).boxed().toList();
        return this;
    }

    public Policies rate(String currency, String rate) {
        rates = Map.of(currency, new BigDecimal(rate));
        return this;
    }

    public Policies loyalOccasions(int value) {
        loyalOccasions = value;
        return this;
    }

    public Policies drift(int minGaps, double gapRatio, String amountRatio) {
        drift = new DriftPolicy(minGaps, gapRatio, new BigDecimal(amountRatio));
        return this;
    }

    public Policies loss(LossEstimator estimator, double minProbability) {
        loss = new LossPolicy("m-1", estimator, minProbability);
        return this;
    }

    public Policies time(BusinessTime value) {
        calendar = calendar.with(value);
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
                line,
                lostAfter,
                retention,
                historyFacts,
                historyMaxFacts,
                300_000,
                warningsFrom,
                backlog,
                rfm(),
                drift,
                loss,
                Segments.NONE,
                null,
                calendar,
                holdout);
    }

    private RfmPolicy rfm() {
        return new RfmPolicy(
                zone,
                months,
                List.of(30 * DAY, 60 * DAY, 120 * DAY, 240 * DAY),
                List.of(2L, 3L, 5L, 9L),
                monetaryBreaks,
                new CurrencyRates("CNY", rates),
                loyalOccasions,
                Plays.standard());
    }
}
