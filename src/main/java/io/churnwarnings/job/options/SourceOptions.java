package io.churnwarnings.job.options;

import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** {@code churn.source.*}: where purchases come from. */
public final class SourceOptions {

    public static final ConfigOption<String> BOOTSTRAP_SERVERS =
            ConfigOptions.key("churn.source.bootstrap-servers")
                    .stringType()
                    .noDefaultValue()
                    .withDescription("Brokers of the purchases, as host:port,host:port. Required.");

    public static final ConfigOption<String> TOPIC =
            ConfigOptions.key("churn.source.topic")
                    .stringType()
                    .defaultValue("purchases")
                    .withDescription(
                            "Topic of the purchases. A Kafka topic name, different from"
                                    + " the other topics.");

    public static final ConfigOption<String> GROUP_ID =
            ConfigOptions.key("churn.source.group-id")
                    .stringType()
                    .defaultValue("churn-warnings")
                    .withDescription(
                            "Consumer group whose committed offsets show the progress"
                                    + " in Kafka; the job does not depend on them. Not empty.");

    public static final ConfigOption<String> STARTING_OFFSETS =
            ConfigOptions.key("churn.source.starting-offsets")
                    .stringType()
                    .defaultValue("earliest")
                    .withDescription(
                            "Position where a job without state starts reading:"
                                    + " earliest, latest, committed (the offsets of the consumer"
                                    + " group), or timestamp:T, where T is an ISO 8601 instant"
                                    + " with offset or epoch milliseconds. A job with state"
                                    + " continues at its saved offsets.");

    public static final ConfigOption<Duration> PARTITION_DISCOVERY =
            ConfigOptions.key("churn.source.partition-discovery")
                    .durationType()
                    .defaultValue(Duration.ofMinutes(5))
                    .withDescription(
                            "Interval between checks for new partitions. A duration, 0"
                                    + " or more; 0 disables them. Intervals below some minutes are"
                                    + " not advisable (FLINK-40615).");

    public static final ConfigOption<Map<String, String>> KAFKA =
            ConfigOptions.key("churn.source.kafka")
                    .mapType()
                    .defaultValue(Map.of())
                    .withDescription(
                            "Prefix of settings that are passed to the Kafka clients of"
                                    + " the source, for example"
                                    + " churn.source.kafka.security.protocol. Settings required"
                                    + " for exactly-once are fixed.");

    private SourceOptions() {}
}
