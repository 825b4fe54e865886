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
                            "How many calendar months before the present one count for frequency and"
                                    + " monetary value. 0 to 120.");

    public static final ConfigOption<String> RECENCY_BREAKS =
            ConfigOptions.key("churn.rfm.recency-breaks")
                    .stringType()
                    .defaultValue("30 d, 60 d, 120 d, 240 d")
                    .withDescription(
                            "After how long a silence the score of recency sinks to 4, 3, 2 and 1."
                                    + " Four rising durations, as 30 d, 60 d, 120 d, 240 d.");

    public static final ConfigOption<String> FREQUENCY_BREAKS =
            ConfigOptions.key("churn.rfm.frequency-breaks")
                    .stringType()
                    .defaultValue("2, 3, 5, 9")
                    .withDescription(
                            "From how many purchase occasions on the score of frequency is 2, 3, 4"
                                    + " and 5. Four rising whole numbers.");

    public static final ConfigOption<String> MONETARY_BREAKS =
            ConfigOptions.key("churn.rfm.monetary-breaks")
                    .stringType()
                    .defaultValue("100, 300, 1000, 3000")
                    .withDescription(
                            "From how much money on the score of monetary value is 2, 3, 4 and 5; 4"
                                    + " and 5 make a customer's value HIGH. Four rising amounts in"
                                    + " churn.currency.base, with 4 decimals at most.");

    private RfmOptions() {}
}
