package io.churnwarnings.job.options;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** {@code churn.registry.*}: where the schemas of values are that are not plain JSON. */
public final class RegistryOptions {

    public static final ConfigOption<String> URL =
            ConfigOptions.key("churn.registry.url")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "Address of the schema registry for churn.input.encoding"
                                    + " and churn.warnings.encoding: an http or https URL to which"
                                    + " paths such as /subjects are appended. The registry must"
                                    + " support the Confluent protocol: Apicurio"
                                    + " (…/apis/ccompat/v7), Karapace, Redpanda and others.");

    public static final ConfigOption<String> USER =
            ConfigOptions.key("churn.registry.user")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "User name for HTTP basic authentication at the schema registry;"
                                    + " requires churn.registry.password.");

    public static final ConfigOption<String> PASSWORD =
            ConfigOptions.key("churn.registry.password")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "Password of churn.registry.user, preferably a reference:"
                                    + " ${env:NAME} or ${file:/path:key}.");

    public static final ConfigOption<String> TOKEN =
            ConfigOptions.key("churn.registry.token")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "Bearer token for the registry, preferably a reference:"
                                    + " ${env:NAME} or ${file:/path:key}. Takes precedence over"
                                    + " churn.registry.user.");

    public static final ConfigOption<Boolean> REGISTER =
            ConfigOptions.key("churn.registry.register")
                    .booleanType()
                    .defaultValue(true)
                    .withDescription(
                            "Whether the schema of the events is registered at the"
                                    + " start, under the subject of churn.sink.topic with the"
                                    + " suffix -value. If false, it must be registered already."
                                    + " true or false.");

    private RegistryOptions() {}
}
