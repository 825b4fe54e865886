package io.churnwarnings.job.options;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** {@code churn.drift.*}: when an active customer is reported as drifting. */
public final class DriftOptions {

    public static final ConfigOption<Integer> MIN_GAPS =
            ConfigOptions.key("churn.drift.min-gaps")
                    .intType()
                    .defaultValue(6)
                    .withDescription(
                            "Minimum number of gaps between purchases before a customer"
                                    + " is checked for drift. 4 to 1000000.");

    public static final ConfigOption<Double> GAP_RATIO =
            ConfigOptions.key("churn.drift.gap-ratio")
                    .doubleType()
                    .defaultValue(1.6)
                    .withDescription(
                            "Ratio of the geometric mean of the last 3 gaps to that of"
                                    + " the earlier gaps at which FREQUENCY_DROP is reported."
                                    + " Above 1, at most 1000.");

    public static final ConfigOption<Double> AMOUNT_RATIO =
            ConfigOptions.key("churn.drift.amount-ratio")
                    .doubleType()
                    .defaultValue(0.6)
                    .withDescription(
                            "Ratio of the mean amount of the last 3 orders to that of"
                                    + " the earlier orders at or below which ORDER_VALUE_DROP is"
                                    + " reported. Above 0, at most 1.");

    private DriftOptions() {}
}
