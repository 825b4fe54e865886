package io.churnwarnings.job.options;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** {@code churn.control.*}: what the job is told about single customers. */
public final class ControlOptions {

    public static final ConfigOption<String> TOPIC =
            ConfigOptions.key("churn.control.topic")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "The topic on which customers are named who are to be erased, in the"
                                    + " cluster of churn.source: one partition, kept as long as"
                                    + " churn.source.topic is. A Kafka topic name, unlike the other"
                                    + " topics. Without it nobody can be erased.");

    private ControlOptions() {}
}
