package io.churnwarnings.job.options;

import java.util.Map;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** {@code churn.loyal.*} and {@code churn.plays}: loyalty and recommended actions. */
public final class PlayOptions {

    public static final ConfigOption<Integer> LOYAL_OCCASIONS =
            ConfigOptions.key("churn.loyal.occasions")
                    .intType()
                    .defaultValue(5)
                    .withDescription(
                            "Number of purchase occasions from which a customer is"
                                    + " LOYAL. 2 to 1000000.");

    public static final ConfigOption<Map<String, String>> PLAYS =
            ConfigOptions.key("churn.plays")
                    .mapType()
                    .defaultValue(Map.of())
                    .withDescription(
                            "The recommended action for a customer, by their type (NEW,"
                                    + " SLEEPING, ONE_TIME, RETURNING, LOYAL), the stage (AT_RISK,"
                                    + " LIKELY_LOST, LOST) or DRIFTING, and their value (HIGH,"
                                    + " NORMAL), for example"
                                    + " LOYAL.AT_RISK.HIGH:personal-call,LOYAL.LOST.HIGH:letter."
                                    + " Words of 1 to 64 letters without blanks. Combinations that"
                                    + " are not set keep their default word.");

    private PlayOptions() {}
}
