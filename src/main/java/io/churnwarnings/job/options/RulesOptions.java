package io.churnwarnings.job.options;

import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** {@code churn.rules.*}: rules that change while the job runs. */
public final class RulesOptions {

    public static final ConfigOption<String> TOPIC =
            ConfigOptions.key("churn.rules.topic")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "The topic of rules and population models that change while the job"
                                    + " runs, in the cluster of churn.source: one partition, nothing"
                                    + " ever deleted, message.timestamp.type LogAppendTime. A Kafka"
                                    + " topic name, unlike the other topics. Without it the rules are"
                                    + " those of the configuration.");

    public static final ConfigOption<Duration> NOTICE =
            ConfigOptions.key("churn.rules.notice")
                    .durationType()
                    .defaultValue(Duration.ofMinutes(10))
                    .withDescription(
                            "How long before they take effect rules must have been written, by the"
                                    + " Kafka timestamp; those that come later are refused. A duration"
                                    + " of at least 1 s. Shorter: rules can change sooner, but the"
                                    + " clock is held sooner where the topic cannot be read, and where"
                                    + " going through all customers takes longer.");

    private RulesOptions() {}
}
