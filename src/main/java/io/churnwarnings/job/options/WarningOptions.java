package io.churnwarnings.job.options;

import io.churnwarnings.codec.Encoding;
import io.churnwarnings.codec.event.CloudEventsMode;
import io.churnwarnings.domain.policy.BacklogMode;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/**
 * {@code churn.warnings.*} and {@code churn.source-name}: which events are published, and how they
 * are encoded.
 */
public final class WarningOptions {

    public static final ConfigOption<String> FROM =
            ConfigOptions.key("churn.warnings.from")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "Events before this instant are not published: for going"
                                    + " live with a history. An ISO 8601 instant with offset, for"
                                    + " example 2026-03-01T00:00:00Z. If not set, all events are"
                                    + " published.");

    public static final ConfigOption<BacklogMode> BACKLOG =
            ConfigOptions.key("churn.warnings.backlog")
                    .enumType(BacklogMode.class)
                    .defaultValue(BacklogMode.CURRENT)
                    .withDescription(
                            "Silences before churn.warnings.from that are published at"
                                    + " that instant: current (the highest stage of each"
                                    + " customer), skip (none), or all (as if churn.warnings.from"
                                    + " were not set).");

    public static final ConfigOption<Encoding> ENCODING =
            ConfigOptions.key("churn.warnings.encoding")
                    .enumType(Encoding.class)
                    .defaultValue(Encoding.JSON)
                    .withDescription(
                            "Encoding of the values on churn.sink.topic: json, or,"
                                    + " after the id of their schema in churn.registry.url, avro,"
                                    + " protobuf or json-schema.");

    public static final ConfigOption<CloudEventsMode> CLOUD_EVENTS =
            ConfigOptions.key("churn.warnings.cloudevents")
                    .enumType(CloudEventsMode.class)
                    .defaultValue(CloudEventsMode.BINARY)
                    .withDescription(
                            "Place of the CloudEvents attributes: binary (in headers)"
                                    + " or structured (in the value, around the event; JSON only).");

    public static final ConfigOption<String> SOURCE_NAME =
            ConfigOptions.key("churn.source-name")
                    .stringType()
                    .defaultValue("churn-warnings")
                    .withDescription(
                            "CloudEvents source (ce_source) of the events: a URI"
                                    + " reference, not empty.");

    private WarningOptions() {}
}
