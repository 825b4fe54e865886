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
                            "Where the schema registry is, for churn.input.encoding and"
                                    + " churn.warnings.encoding: an http or https URL to which its"
                                    + " paths, as /subjects, are appended. One that speaks the protocol"
                                    + " of Confluent's: Apicurio (…/apis/ccompat/v7), Karapace,"
                                    + " Redpanda and others.");

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
                            "The password of churn.registry.user; better a reference, as"
                                    + " ${env:NAME} or ${file:/path:key}.");

    public static final ConfigOption<String> TOKEN =
            ConfigOptions.key("churn.registry.token")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "A bearer token for the registry, or a reference as ${env:NAME}; counts"
                                    + " before churn.registry.user.");

    public static final ConfigOption<Boolean> REGISTER =
            ConfigOptions.key("churn.registry.register")
                    .booleanType()
                    .defaultValue(true)
                    .withDescription(
                            "Whether the schema of the events is registered at the start, under"
                                    + " the name of churn.sink.topic and -value, if it is not there; if"
                                    + " false, it must be. true or false.");

    private RegistryOptions() {}
}
