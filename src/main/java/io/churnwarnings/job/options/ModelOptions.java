package io.churnwarnings.job.options;

import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/**
 * {@code churn.model}, {@code churn.loss.*} and {@code churn.warn.*}: the population model, and the
 * probabilities from it.
 */
public final class ModelOptions {

    public static final ConfigOption<String> MODEL =
            ConfigOptions.key("churn.model")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "Population model, read once when the job starts: a path, a"
                                    + " URI of a file system that Flink supports, or an http or"
                                    + " https URL. Without it events have no loss probability, and"
                                    + " cycles depend on the customers' own gaps and"
                                    + " churn.cycle.mean-gap.");

    public static final ConfigOption<Duration> LOSS_HORIZON =
            ConfigOptions.key("churn.loss.horizon")
                    .durationType()
                    .noDefaultValue()
                    .withDescription(
                            "Horizon of the loss probability, from the warning on. A"
                                    + " duration above 0. If not set: the horizon of churn.model,"
                                    + " else 90 d.");

    public static final ConfigOption<Double> MIN_LOSS_PROBABILITY =
            ConfigOptions.key("churn.warn.min-loss-probability")
                    .doubleType()
                    .defaultValue(0.0)
                    .withDescription(
                            "Minimum loss probability of AT_RISK and LIKELY_LOST; they"
                                    + " are delayed until it is reached. 0 to 1; above 0 only with"
                                    + " a churn.model that has gamma and logNormal.");

    public static final ConfigOption<Duration> VALUE_HORIZON =
            ConfigOptions.key("churn.value.horizon")
                    .durationType()
                    .defaultValue(Duration.ofDays(365))
                    .withDescription(
                            "Horizon of expected orders and revenue, from the warning"
                                    + " on, where churn.model has spend. A duration from 1 to 3650"
                                    + " days.");

    private ModelOptions() {}
}
