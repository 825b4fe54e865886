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
                            "Orders within this time after the first order of a"
                                    + " purchase occasion belong to the same occasion. A duration,"
                                    + " 0 or more.");

    public static final ConfigOption<Duration> MEAN_GAP =
            ConfigOptions.key("churn.cycle.mean-gap")
                    .durationType()
                    .noDefaultValue()
                    .withDescription(
                            "Mean gap between purchases of the shop's customers; the"
                                    + " cycle of customers with few gaps is drawn towards it. A"
                                    + " duration above 0. If not set, that of churn.model; without"
                                    + " either, each customer's cycle depends on their own gaps"
                                    + " only.");

    public static final ConfigOption<Double> PRIOR_WEIGHT =
            ConfigOptions.key("churn.cycle.prior-weight")
                    .doubleType()
                    .defaultValue(3.0)
                    .withDescription(
                            "Weight of the population's mean gap in a customer's cycle,"
                                    + " in gaps. 0 to 1000000. If not set, that of churn.model"
                                    + " takes precedence over this default.");

    public static final ConfigOption<Duration> FLOOR =
            ConfigOptions.key("churn.cycle.floor")
                    .durationType()
                    .defaultValue(Duration.ofDays(1))
                    .withDescription("Lower bound of the cycle. A duration above 0.");

    public static final ConfigOption<Duration> CEILING =
            ConfigOptions.key("churn.cycle.ceiling")
                    .durationType()
                    .defaultValue(Duration.ofDays(180))
                    .withDescription(
                            "Upper bound of the cycle; customers who buy more rarely"
                                    + " are only reported as LOST. A duration, at least"
                                    + " churn.cycle.floor.");

    public static final ConfigOption<CycleEstimator> ESTIMATOR =
            ConfigOptions.key("churn.cycle.estimator")
                    .enumType(CycleEstimator.class)
                    .defaultValue(CycleEstimator.SHRUNK)
                    .withDescription(
                            "Estimator of the cycle: shrunk (drawn towards the"
                                    + " population's mean gap) or mean (the customer's own mean"
                                    + " gap as soon as there is a gap).");

    private CycleOptions() {}
}
