package io.churnwarnings.job.options;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** {@code churn.kafka.*}: what is done about topics that are not there. */
public final class KafkaOptions {

    public static final ConfigOption<Boolean> CREATE_TOPICS =
            ConfigOptions.key("churn.kafka.create-topics")
                    .booleanType()
                    .defaultValue(false)
                    .withDescription(
                            "Whether topics that are not there are created at the start; if not,"
                                    + " their absence is an error that says what to create. true or"
                                    + " false.");

    public static final ConfigOption<Integer> CREATE_PARTITIONS =
            ConfigOptions.key("churn.kafka.create-partitions")
                    .intType()
                    .defaultValue(4)
                    .withDescription(
                            "How many partitions a topic gets that is created. 1 to 10000.");

    private KafkaOptions() {}
}
