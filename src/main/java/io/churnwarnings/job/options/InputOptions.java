package io.churnwarnings.job.options;

import io.churnwarnings.codec.Encoding;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** {@code churn.input.*}: the encoding and shape of records, and the accepted times. */
public final class InputOptions {

    public static final ConfigOption<String> OLDEST =
            ConfigOptions.key("churn.input.oldest")
                    .stringType()
                    .defaultValue("1990-01-01")
                    .withDescription(
                            "Facts before this time are rejected as TOO_OLD. A date"
                                    + " (midnight UTC) or an ISO 8601 instant with offset, in the"
                                    + " years 1 to 9999.");

    public static final ConfigOption<Encoding> ENCODING =
            ConfigOptions.key("churn.input.encoding")
                    .enumType(Encoding.class)
                    .defaultValue(Encoding.JSON)
                    .withDescription(
                            "Encoding of the values on churn.source.topic: json, or,"
                                    + " after the id of a schema in churn.registry.url, avro,"
                                    + " protobuf or json-schema. In all encodings"
                                    + " churn.input.format and churn.input.mapping say where the"
                                    + " fields are.");

    public static final ConfigOption<String> FORMAT =
            ConfigOptions.key("churn.input.format")
                    .stringType()
                    .defaultValue("canonical")
                    .withDescription(
                            "Shape of the records on churn.source.topic: canonical; one"
                                    + " of the presets, which doctor --print-preset NAME prints:"
                                    + " segment, shopify, shopify-csv, woocommerce, magento,"
                                    + " bigcommerce, stripe, square, tmall-csv, ga4, debezium"
                                    + " (rows after a change; churn.input.mapping sets the"
                                    + " columns); or file:PATH for a preset of your own. Each"
                                    + " option of churn.input.mapping takes precedence over the"
                                    + " preset.");

    private InputOptions() {}
}
