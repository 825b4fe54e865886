package io.churnwarnings.job;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** {@code churn.input.*}: which facts are believed. */
public final class InputOptions {

    public static final ConfigOption<String> OLDEST =
            ConfigOptions.key("churn.input.oldest")
                    .stringType()
                    .defaultValue("1990-01-01")
                    .withDescription(
                            "Facts before it are rejected as TOO_OLD. A date (midnight UTC) or an"
                                    + " ISO-8601 instant with offset, of the years 1 to 9999.");

    private InputOptions() {}
}
