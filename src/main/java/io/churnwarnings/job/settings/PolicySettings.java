package io.churnwarnings.job.settings;

import io.churnwarnings.domain.policy.DriftPolicy;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.RfmPolicy;
import io.churnwarnings.domain.policy.Segments;
import io.churnwarnings.job.config.OptionParsers;
import io.churnwarnings.job.config.SettingsReader;
import io.churnwarnings.job.options.ClockOptions;
import io.churnwarnings.job.options.CycleOptions;
import io.churnwarnings.job.options.DriftOptions;
import io.churnwarnings.job.options.HistoryOptions;
import io.churnwarnings.job.options.LineOptions;
import io.churnwarnings.job.options.WarningOptions;
import io.churnwarnings.rules.Configured;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.flink.configuration.ConfigOption;

/** Reads the rules by which customers are judged. */
final class PolicySettings {

    private static final Duration SOME = Duration.ofMillis(1);
    private static final int MOST_GAPS = 1_000_000;
    private static final double MOST_RATIO = 1_000;

    private PolicySettings() {}

    static Configured read(SettingsReader reader) {
        ModelSettings model = ModelSettings.read(reader);
        Optional<Integer> minGaps = reader.whole(LineOptions.MIN_GAPS, 0, MOST_GAPS);
        Policy policy = policy(reader, model, minGaps);
        check(policy, reader);
        model.checkCurrency(policy.rfm().rates().base());
        return model.configured(policy, minGaps.orElse(null));
    }

    private static void check(Policy policy, SettingsReader reader) {
        if (reader.sound(LineOptions.AT_RISK_CYCLES, LineOptions.LIKELY_LOST_CYCLES)
                && policy.likelyLostCycles() < policy.atRiskCycles()) {
            reader.mistake(
                    below(
                            LineOptions.LIKELY_LOST_CYCLES,
                            policy.likelyLostCycles(),
                            LineOptions.AT_RISK_CYCLES,
                            policy.atRiskCycles()));
        }
        if (reader.sound(CycleOptions.FLOOR, CycleOptions.CEILING)
                && policy.ceilingDays() < policy.floorDays()) {
            reader.mistake(
                    below(
                            CycleOptions.CEILING,
                            policy.ceilingDays() + " d",
                            CycleOptions.FLOOR,
                            policy.floorDays() + " d"));
        }
        if (reader.sound(HistoryOptions.FACTS, HistoryOptions.MAX_FACTS)
                && policy.historyMaxFacts() < policy.historyFacts()) {
            reader.mistake(
                    below(
                            HistoryOptions.MAX_FACTS,
                            policy.historyMaxFacts(),
                            HistoryOptions.FACTS,
                            policy.historyFacts()));
        }
        if (reader.sound(HistoryOptions.RETENTION, LineOptions.LOST_AFTER)
                && policy.retention() <= policy.lostAfter() + 1_000) {
            reader.mistake(
                    HistoryOptions.RETENTION.key()
                            + " is "
                            + policy.retention()
                            + " ms, but must be more than "
                            + LineOptions.LOST_AFTER.key()
                            + " + 1 s, which is "
                            + (policy.lostAfter() + 1_000)
                            + " ms: a customer cannot be forgotten before they are lost. Raise it, or"
                            + " lower "
                            + LineOptions.LOST_AFTER.key());
        }
    }

    private static Policy policy(
            SettingsReader reader, ModelSettings model, Optional<Integer> minGaps) {
        double meanGapDays = model.meanGapDays();
        CalendarSettings calendar = new CalendarSettings(reader);
        RfmPolicy rfm = RfmSettings.read(reader);
        return new Policy(
                reader.duration(CycleOptions.OCCASION_WINDOW, Duration.ZERO).toMillis(),
                meanGapDays,
                model.priorWeight(),
                reader.required(CycleOptions.ESTIMATOR, "shrunk or mean"),
                days(reader.duration(CycleOptions.FLOOR, SOME)),
                days(reader.duration(CycleOptions.CEILING, SOME)),
                minGaps.orElse(Double.isNaN(meanGapDays) ? 2 : 1),
                reader.flag(LineOptions.ONE_TIME_BUYERS),
                reader.number(LineOptions.AT_RISK_CYCLES, 0, false, LineOptions.MOST_CYCLES),
                reader.number(LineOptions.LIKELY_LOST_CYCLES, 0, false, LineOptions.MOST_CYCLES),
                model.line(),
                reader.duration(LineOptions.LOST_AFTER, SOME).toMillis(),
                reader.duration(HistoryOptions.RETENTION, SOME).toMillis(),
                reader.whole(HistoryOptions.FACTS, 1, HistoryOptions.MOST_FACTS).orElseThrow(),
                reader.whole(HistoryOptions.MAX_FACTS, 1, HistoryOptions.MOST_FACTS).orElseThrow(),
                reader.duration(ClockOptions.DISORDER, Duration.ZERO).toMillis(),
                reader.parsed(WarningOptions.FROM, OptionParsers.INSTANT, OptionParsers::instant)
                        .map(Instant::toEpochMilli)
                        .orElse(Long.MIN_VALUE),
                reader.required(WarningOptions.BACKLOG, "current, skip or all"),
                rfm,
                drift(reader),
                model.loss(),
                Segments.NONE,
                null,
                calendar.calendar(rfm.zone()),
                calendar.holdout(rfm.zone()));
    }

    private static DriftPolicy drift(SettingsReader reader) {
        return new DriftPolicy(
                reader.whole(DriftOptions.MIN_GAPS, DriftPolicy.LEAST_GAPS, MOST_GAPS)
                        .orElseThrow(),
                reader.number(DriftOptions.GAP_RATIO, 1, false, MOST_RATIO),
                // The decimals that were written, not the double's binary ones.
                BigDecimal.valueOf(reader.number(DriftOptions.AMOUNT_RATIO, 0, false, 1)));
    }

    private static String below(
            ConfigOption<?> upper, Object high, ConfigOption<?> lower, Object low) {
        return upper.key()
                + " is "
                + high
                + ", but must not be below "
                + lower.key()
                + ", which is "
                + low
                + ": raise the one or lower the other";
    }

    private static double days(Duration duration) {
        return duration.toMillis() / Policy.DAY;
    }
}
