package io.churnwarnings.job.options;

import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/**
 * {@code churn.model}, {@code churn.loss.*} and {@code churn.warn.*}: what the shop's history says
 * of its customers.
 */
public final class ModelOptions {

    public static final ConfigOption<String> MODEL =
            ConfigOptions.key("churn.model")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "The population model, read once when the job starts: a path, the URI of"
                                    + " a file system that Flink knows, or a URL with http or https."
                                    + " Without it there is no probability of loss, and customers are"
                                    + " judged by their own gaps and churn.cycle.mean-gap.");

    public static final ConfigOption<Duration> LOSS_HORIZON =
            ConfigOptions.key("churn.loss.horizon")
                    .durationType()
                    .noDefaultValue()
                    .withDescription(
                            "For how long from the warning on the probability of loss is given. A"
                                    + " duration above 0. If not set: the horizon of churn.model,"
                                    + " else 90 d.");

    public static final ConfigOption<Double> MIN_LOSS_PROBABILITY =
            ConfigOptions.key("churn.warn.min-loss-probability")
                    .doubleType()
                    .defaultValue(0.0)
                    .withDescription(
                            "AT_RISK and LIKELY_LOST wait until the probability of loss is at least"
                                    + " this. 0 to 1; above 0 only with a churn.model that has both"
                                    + " of its parts.");

    public static final ConfigOption<Duration> VALUE_HORIZON =
            ConfigOptions.key("churn.value.horizon")
                    .durationType()
                    .defaultValue(Duration.ofDays(365))
                    .withDescription(
                            "For how long from the warning on the worth of a customer is given, where"
                                    + " churn.model has spend. A duration from 1 to 3650 days.");

    private ModelOptions() {}
}
