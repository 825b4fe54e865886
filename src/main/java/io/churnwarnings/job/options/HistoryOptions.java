package io.churnwarnings.job.options;

import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/**
 * {@code churn.history.*} and {@code churn.retention}: what is kept of a customer, and for how
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
                            "How many of a customer's facts are kept one by one behind those that"
                                    + " the clock has not passed; also how far a repetition, a"
                                    + " cancellation or a refund finds what it refers to. 1 to 65536.");

    public static final ConfigOption<Integer> MAX_FACTS =
            ConfigOptions.key("churn.history.max-facts")
                    .intType()
                    .defaultValue(1_024)
                    .withDescription(
                            "How many facts of a customer are kept at most, whatever the clock. At"
                                    + " least churn.history.facts, at most 65536.");

    public static final ConfigOption<Duration> RETENTION =
            ConfigOptions.key("churn.retention")
                    .durationType()
                    .defaultValue(Duration.ofDays(1_095))
                    .withDescription(
                            "A customer silent for so long is forgotten. A duration of more than"
                                    + " churn.lost.after + 1 s.");

    private HistoryOptions() {}
}
