package io.churnwarnings.job.options;

import io.churnwarnings.domain.policy.LineKind;
import io.churnwarnings.domain.policy.LinePolicy;
import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/**
 * {@code churn.line} and related options: lines measured by a price or in days instead of cycles.
 */
public final class LineKindOptions {

    /** The most cycles before which no price line stands. */
    public static final double MOST_EARLIEST = 10;

    public static final ConfigOption<LineKind> LINE =
            ConfigOptions.key("churn.line")
                    .enumType(LineKind.class)
                    .defaultValue(LineKind.CYCLES)
                    .withDescription(
                            "Measure of the lines of AT_RISK and LIKELY_LOST: cycles"
                                    + " (of each customer), price (the number of false alarms that"
                                    + " a day of delay is worth; needs churn.model with gamma, and"
                                    + " the population's mean gap) or days (the same for every"
                                    + " customer).");

    public static final ConfigOption<Double> AT_RISK_PRICE =
            ConfigOptions.key("churn.at-risk.price")
                    .doubleType()
                    .defaultValue(LinePolicy.AT_RISK_PRICE)
                    .withDescription(
                            "For churn.line: price, the number of false alarms that an"
                                    + " AT_RISK warning one mean gap earlier is worth: a higher"
                                    + " price warns earlier. Above 0, at most 100, with at most 4"
                                    + " decimals. If not set, that of churn.model takes precedence"
                                    + " over this default.");

    public static final ConfigOption<Double> LIKELY_LOST_PRICE =
            ConfigOptions.key("churn.likely-lost.price")
                    .doubleType()
                    .defaultValue(LinePolicy.LIKELY_LOST_PRICE)
                    .withDescription(
                            "For churn.line: price, the same for LIKELY_LOST. Above 0,"
                                    + " at most churn.at-risk.price, with at most 4 decimals. If"
                                    + " not set, that of churn.model takes precedence over this"
                                    + " default.");

    public static final ConfigOption<Duration> AT_RISK_DAYS =
            ConfigOptions.key("churn.at-risk.days")
                    .durationType()
                    .defaultValue(Duration.ofDays(LinePolicy.AT_RISK_DAYS))
                    .withDescription(
                            "For churn.line: days, the silence after which a customer"
                                    + " is AT_RISK. A duration above 0.");

    public static final ConfigOption<Duration> LIKELY_LOST_DAYS =
            ConfigOptions.key("churn.likely-lost.days")
                    .durationType()
                    .defaultValue(Duration.ofDays(LinePolicy.LIKELY_LOST_DAYS))
                    .withDescription(
                            "For churn.line: days, the silence after which a customer"
                                    + " is LIKELY_LOST. A duration, at least churn.at-risk.days.");

    public static final ConfigOption<Double> EARLIEST =
            ConfigOptions.key("churn.line.earliest")
                    .doubleType()
                    .defaultValue(LinePolicy.EARLIEST_CYCLES)
                    .withDescription(
                            "For churn.line: price, the number of cycles of silence"
                                    + " before which no line is drawn. 0 to 10.");

    private LineKindOptions() {}
}
