package io.churnwarnings.job.options;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** {@code churn.profiles.*}: the topic of current customer profiles. */
public final class ProfileOptions {

    public static final ConfigOption<String> TOPIC =
            ConfigOptions.key("churn.profiles.topic")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "Topic of the customers' profiles, in the cluster of"
                                    + " churn.sink: compacted, with a record for each change of a"
                                    + " customer. A Kafka topic name, different from the other"
                                    + " topics. Without it no profiles are written, and the job is"
                                    + " faster.");

    public static final ConfigOption<String> TRANSACTIONAL_ID_PREFIX =
            ConfigOptions.key("churn.profiles.transactional-id-prefix")
                    .stringType()
                    .defaultValue("churn-profiles")
                    .withDescription(
                            "Transactional id prefix of the profiles. Not empty, the"
                                    + " same in every run, and different from that of any other"
                                    + " job on the cluster; neither this nor another prefix of the"
                                    + " job may begin with the other.");

    private ProfileOptions() {}
}
