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
                    .withDescription(
                            "The brokers that hold the purchases, as host:port,host:port."
                                    + " Required.");

    public static final ConfigOption<String> TOPIC =
            ConfigOptions.key("churn.source.topic")
                    .stringType()
                    .defaultValue("purchases")
                    .withDescription(
                            "The topic of the purchases. A Kafka topic name, unlike the other"
                                    + " topics.");

    public static final ConfigOption<String> GROUP_ID =
            ConfigOptions.key("churn.source.group-id")
                    .stringType()
                    .defaultValue("churn-warnings")
                    .withDescription(
                            "The consumer group under which progress is shown in Kafka; the job"
                                    + " does not rely on it. Not empty.");

    public static final ConfigOption<String> STARTING_OFFSETS =
            ConfigOptions.key("churn.source.starting-offsets")
                    .stringType()
                    .defaultValue("earliest")
                    .withDescription(
                            "Where a job without state begins to read: earliest, latest, committed"
                                    + " (where the group stopped), or timestamp:T with T an ISO-8601"
                                    + " instant with offset or epoch milliseconds. A job with state"
                                    + " goes on where it was.");

    public static final ConfigOption<Duration> PARTITION_DISCOVERY =
            ConfigOptions.key("churn.source.partition-discovery")
                    .durationType()
                    .defaultValue(Duration.ofMinutes(5))
                    .withDescription(
                            "How often new partitions are looked for. A duration, 0 or more; 0:"
                                    + " never. Less than minutes is not advisable (FLINK-40615).");

    public static final ConfigOption<Map<String, String>> KAFKA =
            ConfigOptions.key("churn.source.kafka")
                    .mapType()
                    .defaultValue(Map.of())
                    .withDescription(
                            "Prefix of settings that are passed to the source's Kafka clients,"
                                    + " as churn.source.kafka.security.protocol. Settings required for"
                                    + " exactly-once are fixed.");

    private SourceOptions() {}
}
