package io.churnwarnings.job.options;

import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** {@code churn.sink.*}: where warnings go. */
public final class SinkOptions {

    public static final ConfigOption<String> BOOTSTRAP_SERVERS =
            ConfigOptions.key("churn.sink.bootstrap-servers")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "The brokers that take warnings and dead letters, as"
                                    + " host:port,host:port. If not set:"
                                    + " churn.source.bootstrap-servers.");

    public static final ConfigOption<String> TOPIC =
            ConfigOptions.key("churn.sink.topic")
                    .stringType()
                    .defaultValue("churn-warnings")
                    .withDescription(
                            "The topic of the warnings. A Kafka topic name, unlike the other"
                                    + " topics.");

    public static final ConfigOption<Duration> TRANSACTION_TIMEOUT =
            ConfigOptions.key("churn.sink.transaction-timeout")
                    .durationType()
                    .defaultValue(Duration.ofMinutes(15))
                    .withDescription(
                            "How long the brokers keep a transaction open before they abort it."
                                    + " A duration of 1 s to 24 d, at most the brokers'"
                                    + " transaction.max.timeout.ms. A job that is down for longer loses"
                                    + " what was written but not committed.");

    public static final ConfigOption<String> TRANSACTIONAL_ID_PREFIX =
            ConfigOptions.key("churn.sink.transactional-id-prefix")
                    .stringType()
                    .defaultValue("churn-warnings")
                    .withDescription(
                            "Transactional id prefix of the warnings. Not empty, the"
                                    + " same in every run, and unlike that of any other job on the"
                                    + " cluster; neither this nor"
                                    + " churn.dead-letters.transactional-id-prefix may begin with the"
                                    + " other.");

    public static final ConfigOption<Map<String, String>> KAFKA =
            ConfigOptions.key("churn.sink.kafka")
                    .mapType()
                    .defaultValue(Map.of())
                    .withDescription(
                            "Prefix of settings that are passed to the sinks' Kafka clients, as"
                                    + " churn.sink.kafka.compression.type. Settings required for"
                                    + " exactly-once are fixed. Unlike Kafka's own defaults,"
                                    + " compression.type is lz4, batch.size 131072 and linger.ms 100:"
                                    + " consumers see records only after the checkpoint.");

    private SinkOptions() {}
}
