package io.churnwarnings.job.options;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** {@code churn.rfm.*}: how recency, frequency and monetary value are counted and scored. */
public final class RfmOptions {

    public static final ConfigOption<Integer> MONTHS =
            ConfigOptions.key("churn.rfm.months")
                    .intType()
                    .defaultValue(12)
                    .withDescription(
                            "Number of calendar months before the current one that"
                                    + " count for frequency and monetary value. 0 to 120.");

    public static final ConfigOption<String> RECENCY_BREAKS =
            ConfigOptions.key("churn.rfm.recency-breaks")
                    .stringType()
                    .defaultValue("30 d, 60 d, 120 d, 240 d")
                    .withDescription(
                            "Silences at which the recency score falls to 4, 3, 2 and"
                                    + " 1. Four ascending durations, for example 30 d, 60 d, 120"
                                    + " d, 240 d.");

    public static final ConfigOption<String> FREQUENCY_BREAKS =
            ConfigOptions.key("churn.rfm.frequency-breaks")
                    .stringType()
                    .defaultValue("2, 3, 5, 9")
                    .withDescription(
                            "Numbers of purchase occasions from which the frequency"
                                    + " score is 2, 3, 4 and 5. Four ascending whole numbers.");

    public static final ConfigOption<String> MONETARY_BREAKS =
            ConfigOptions.key("churn.rfm.monetary-breaks")
                    .stringType()
                    .defaultValue("100, 300, 1000, 3000")
                    .withDescription(
                            "Amounts from which the monetary score is 2, 3, 4 and 5;"
                                    + " scores of 4 and 5 make the customer's value HIGH. Four"
                                    + " ascending amounts in churn.currency.base, with at most 4"
                                    + " decimals.");

    private RfmOptions() {}
}
