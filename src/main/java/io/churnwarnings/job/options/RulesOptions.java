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
                            "Topic of rules and population models that change while the"
                                    + " job runs, in the cluster of churn.source, with one"
                                    + " partition, unlimited retention and message.timestamp.type"
                                    + " LogAppendTime. A Kafka topic name, different from the"
                                    + " other topics. Without it the rules are those of the"
                                    + " configuration.");

    public static final ConfigOption<Duration> NOTICE =
            ConfigOptions.key("churn.rules.notice")
                    .durationType()
                    .defaultValue(Duration.ofMinutes(10))
                    .withDescription(
                            "Minimum time between the Kafka timestamp of a rules"
                                    + " document and the time from which it is in force; documents"
                                    + " with less are rejected. A duration of at least 1 s."
                                    + " Shorter: rules can change sooner, but the clock is also"
                                    + " held sooner when the topic cannot be read or a change"
                                    + " takes long to reach all customers.");

    private RulesOptions() {}
}
