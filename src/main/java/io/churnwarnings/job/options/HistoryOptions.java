package io.churnwarnings.job.options;

import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/**
 * {@code churn.history.*} and {@code churn.retention}: the facts kept of a customer, and for how
 * long.
 */
public final class HistoryOptions {

    /** Beyond it, one customer's state is too large to be read and written at every purchase. */
    public static final int MOST_FACTS = 65_536;

    public static final ConfigOption<Integer> FACTS =
            ConfigOptions.key("churn.history.facts")
                    .intType()
                    .defaultValue(32)
                    .withDescription(
                            "Number of facts per customer, among those that the clock"
                                    + " has passed, that are kept individually. A repetition, a"
                                    + " cancellation or a refund is only matched with facts that"
                                    + " are kept. 1 to 65536.");

    public static final ConfigOption<Integer> MAX_FACTS =
            ConfigOptions.key("churn.history.max-facts")
                    .intType()
                    .defaultValue(1_024)
                    .withDescription(
                            "Maximum number of facts kept per customer, including those"
                                    + " that the clock has not passed. At least"
                                    + " churn.history.facts, at most 65536.");

    public static final ConfigOption<Duration> RETENTION =
            ConfigOptions.key("churn.retention")
                    .durationType()
                    .defaultValue(Duration.ofDays(1_095))
                    .withDescription(
                            "Silence after which all data of a customer is deleted. A"
                                    + " duration of more than churn.lost.after + 1 s.");

    private HistoryOptions() {}
}
