package io.churnwarnings.job.options;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** {@code churn.kafka.*}: the creation of missing topics. */
public final class KafkaOptions {

    public static final ConfigOption<Boolean> CREATE_TOPICS =
            ConfigOptions.key("churn.kafka.create-topics")
                    .booleanType()
                    .defaultValue(false)
                    .withDescription(
                            "Whether missing topics are created at the start. If false,"
                                    + " a missing topic is an error whose message says what to"
                                    + " create. true or false.");

    public static final ConfigOption<Integer> CREATE_PARTITIONS =
            ConfigOptions.key("churn.kafka.create-partitions")
                    .intType()
                    .defaultValue(4)
                    .withDescription(
                            "Number of partitions of topics that the job creates. 1 to"
                                    + " 10000.");

    private KafkaOptions() {}
}
