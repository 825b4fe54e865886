package io.churnwarnings.job.options;

import io.churnwarnings.domain.policy.CycleEstimator;
import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** {@code churn.cycle.*} and {@code churn.occasion.*}: how a customer's rhythm is estimated. */
public final class CycleOptions {

    public static final ConfigOption<Duration> OCCASION_WINDOW =
            ConfigOptions.key("churn.occasion.window")
                    .durationType()
                    .defaultValue(Duration.ofHours(12))
                    .withDescription(
                            "Orders less than this after the first of a purchase occasion belong to"
                                    + " it. A duration, 0 or more.");

    public static final ConfigOption<Duration> MEAN_GAP =
            ConfigOptions.key("churn.cycle.mean-gap")
                    .durationType()
                    .noDefaultValue()
                    .withDescription(
                            "The mean gap between purchases of the shop's customers, towards which"
                                    + " the cycle of those with few gaps is drawn. A duration above 0."
                                    + " If not set: that of churn.model; without either, customers are"
                                    + " judged by their own gaps alone.");

    public static final ConfigOption<Double> PRIOR_WEIGHT =
            ConfigOptions.key("churn.cycle.prior-weight")
                    .doubleType()
                    .defaultValue(3.0)
                    .withDescription(
                            "The weight of the population's mean gap, in gaps. 0 to 1000000. If not"
                                    + " set, that of churn.model comes before this default.");

    public static final ConfigOption<Duration> FLOOR =
            ConfigOptions.key("churn.cycle.floor")
                    .durationType()
                    .defaultValue(Duration.ofDays(1))
                    .withDescription("The shortest cycle. A duration above 0.");

    public static final ConfigOption<Duration> CEILING =
            ConfigOptions.key("churn.cycle.ceiling")
                    .durationType()
                    .defaultValue(Duration.ofDays(180))
                    .withDescription(
                            "The longest cycle; customers that buy more rarely are reported"
                                    + " only as LOST. A duration, at least churn.cycle.floor.");

    public static final ConfigOption<CycleEstimator> ESTIMATOR =
            ConfigOptions.key("churn.cycle.estimator")
                    .enumType(CycleEstimator.class)
                    .defaultValue(CycleEstimator.SHRUNK)
                    .withDescription(
                            "How the cycle is estimated: shrunk (drawn towards the population's"
                                    + " mean gap) or mean (the customer's own mean gap as soon as they"
                                    + " have one).");

    private CycleOptions() {}
}
