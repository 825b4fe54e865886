package io.churnwarnings.job.options;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.MemorySize;

/**
 * {@code churn.dead-letters.*}: where rejected records go. They are written with the settings of
 * {@code churn.sink}.
 */
public final class DeadLetterOptions {

    public static final ConfigOption<String> TOPIC =
            ConfigOptions.key("churn.dead-letters.topic")
                    .stringType()
                    .defaultValue("churn-dead-letters")
                    .withDescription(
                            "Topic of rejected records. A Kafka topic name, different"
                                    + " from the other topics.");

    public static final ConfigOption<MemorySize> MAX_BYTES =
            ConfigOptions.key("churn.dead-letters.max-bytes")
                    .memoryType()
                    .defaultValue(MemorySize.parse("900 kb"))
                    .withDescription(
                            "Maximum size of a dead letter, headers included; larger"
                                    + " records are truncated. 4 kb to 1 gb, and no more than the"
                                    + " topic's max.message.bytes and the producer's"
                                    + " max.request.size.");

    public static final ConfigOption<String> TRANSACTIONAL_ID_PREFIX =
            ConfigOptions.key("churn.dead-letters.transactional-id-prefix")
                    .stringType()
                    .defaultValue("churn-dead-letters")
                    .withDescription(
                            "Transactional id prefix of the dead letters. Not empty,"
                                    + " the same in every run, and different from that of any"
                                    + " other job on the cluster; neither this nor"
                                    + " churn.sink.transactional-id-prefix may begin with the"
                                    + " other.");

    private DeadLetterOptions() {}
}
