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
                            "Topic of requests to erase customers, in the cluster of"
                                    + " churn.source, with one partition and at least the"
                                    + " retention of churn.source.topic. A Kafka topic name,"
                                    + " different from the other topics. Without it customers"
                                    + " cannot be erased.");

    private ControlOptions() {}
}
