package io.churnwarnings.job.options;

import java.util.Map;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** {@code churn.loyal.*} and {@code churn.plays}: who is loyal, and what to do about whom. */
public final class PlayOptions {

    public static final ConfigOption<Integer> LOYAL_OCCASIONS =
            ConfigOptions.key("churn.loyal.occasions")
                    .intType()
                    .defaultValue(5)
                    .withDescription(
                            "From how many purchase occasions on a customer is LOYAL. 2 to 1000000.");

    public static final ConfigOption<Map<String, String>> PLAYS =
            ConfigOptions.key("churn.plays")
                    .mapType()
                    .defaultValue(Map.of())
                    .withDescription(
                            "What to do about a customer, by his type (NEW, SLEEPING, ONE_TIME,"
                                    + " RETURNING, LOYAL), the stage (AT_RISK, LIKELY_LOST, LOST) or"
                                    + " DRIFTING, and his value (HIGH, NORMAL), as"
                                    + " LOYAL.AT_RISK.HIGH:personal-call,LOYAL.LOST.HIGH:letter. Words"
                                    + " of 1 to 64 letters without blanks. What is not named keeps its"
                                    + " default word.");

    private PlayOptions() {}
}
