package io.churnwarnings.job.options;

import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/**
 * {@code churn.at-risk.*} to {@code churn.lost.*}, the warning thresholds and the customers they
 * apply to.
 */
public final class LineOptions {

    /** Keeps every deadline within the range of times. */
    public static final double MOST_CYCLES = 10_000;

    public static final ConfigOption<Double> AT_RISK_CYCLES =
            ConfigOptions.key("churn.at-risk.cycles")
                    .doubleType()
                    .defaultValue(1.5)
                    .withDescription(
                            "Silence, in cycles, after which a customer is AT_RISK."
                                    + " Above 0, at most 10000.");

    public static final ConfigOption<Double> LIKELY_LOST_CYCLES =
            ConfigOptions.key("churn.likely-lost.cycles")
                    .doubleType()
                    .defaultValue(2.0)
                    .withDescription(
                            "Silence, in cycles, after which a customer is LIKELY_LOST."
                                    + " At least churn.at-risk.cycles, at most 10000.");

    public static final ConfigOption<Duration> LOST_AFTER =
            ConfigOptions.key("churn.lost.after")
                    .durationType()
                    .defaultValue(Duration.ofDays(365))
                    .withDescription(
                            "Silence after which a customer is LOST, never before the"
                                    + " other lines. A duration above 0.");

    public static final ConfigOption<Integer> MIN_GAPS =
            ConfigOptions.key("churn.min-gaps")
                    .intType()
                    .noDefaultValue()
                    .withDescription(
                            "Minimum number of gaps between purchases before lines are"
                                    + " drawn by a customer's cycle. 0 to 1000000. If not set: 1"
                                    + " where churn.cycle.mean-gap or churn.model gives the"
                                    + " population's mean gap, else 2.");

    public static final ConfigOption<Boolean> ONE_TIME_BUYERS =
            ConfigOptions.key("churn.one-time-buyers")
                    .booleanType()
                    .defaultValue(true)
                    .withDescription(
                            "Whether AT_RISK and LIKELY_LOST apply to customers with a single purchase,"
                                    + " by the population's mean gap; requires that mean gap and churn.min-gaps"
                                    + " of at most 1. true or false.");

    private LineOptions() {}
}
