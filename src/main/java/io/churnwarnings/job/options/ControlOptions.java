package io.churnwarnings.job.options;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** {@code churn.control.*}: requests about single customers. */
public final class ControlOptions {

    public static final ConfigOption<String> TOPIC =
            ConfigOptions.key("churn.control.topic")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "The topic of requests to erase customers, in the cluster of"
                                    + " churn.source: one partition, kept as long as churn.source.topic. A"
                                    + " Kafka topic name, unlike the other topics. Without it customers"
                                    + " cannot be erased.");

    private ControlOptions() {}
}
