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
                            "Brokers to which warnings and dead letters are written, as"
                                    + " host:port,host:port. If not set:"
                                    + " churn.source.bootstrap-servers.");

    public static final ConfigOption<String> TOPIC =
            ConfigOptions.key("churn.sink.topic")
                    .stringType()
                    .defaultValue("churn-warnings")
                    .withDescription(
                            "Topic of the warnings. A Kafka topic name, different from"
                                    + " the other topics.");

    public static final ConfigOption<Duration> TRANSACTION_TIMEOUT =
            ConfigOptions.key("churn.sink.transaction-timeout")
                    .durationType()
                    .defaultValue(Duration.ofMinutes(15))
                    .withDescription(
                            "Time after which the brokers abort an open transaction. A"
                                    + " duration of 1 s to 24 d, at most the brokers'"
                                    + " transaction.max.timeout.ms. A job that is down for longer"
                                    + " loses records that were written but not committed.");

    public static final ConfigOption<String> TRANSACTIONAL_ID_PREFIX =
            ConfigOptions.key("churn.sink.transactional-id-prefix")
                    .stringType()
                    .defaultValue("churn-warnings")
                    .withDescription(
                            "Transactional id prefix of the warnings. Not empty, the"
                                    + " same in every run, and different from that of any other"
                                    + " job on the cluster; neither this nor"
                                    + " churn.dead-letters.transactional-id-prefix may begin with"
                                    + " the other.");

    public static final ConfigOption<Map<String, String>> KAFKA =
            ConfigOptions.key("churn.sink.kafka")
                    .mapType()
                    .defaultValue(Map.of())
                    .withDescription(
                            "Prefix of settings that are passed to the Kafka clients of"
                                    + " the sinks, for example churn.sink.kafka.compression.type."
                                    + " Settings required for exactly-once are fixed. Different"
                                    + " from Kafka's defaults, compression.type is lz4, batch.size"
                                    + " 131072 and linger.ms 100: consumers only see records after"
                                    + " the checkpoint anyway.");

    private SinkOptions() {}
}
