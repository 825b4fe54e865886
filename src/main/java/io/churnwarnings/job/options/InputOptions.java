package io.churnwarnings.job.options;

import io.churnwarnings.codec.Encoding;
import io.churnwarnings.codec.field.InputFormat;
import java.util.Map;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** {@code churn.input.*}: what records look like, and which facts are believed. */
public final class InputOptions {

    private static final String MAPPING = "churn.input.mapping.";
    private static final String PLACES =
            " A JSON Pointer, in which the step * is the last element of an array, and [key=word]"
                    + " the first whose field key is word; several with |"
                    + " between them: the first that is there. ce:type and the like are attributes of a"
                    + " CloudEvent.";

    public static final ConfigOption<String> OLDEST =
            ConfigOptions.key("churn.input.oldest")
                    .stringType()
                    .defaultValue("1990-01-01")
                    .withDescription(
                            "Facts before it are rejected as TOO_OLD. A date (midnight UTC) or an"
                                    + " ISO-8601 instant with offset, of the years 1 to 9999.");

    public static final ConfigOption<Encoding> ENCODING =
            ConfigOptions.key("churn.input.encoding")
                    .enumType(Encoding.class)
                    .defaultValue(Encoding.JSON)
                    .withDescription(
                            "How the values on churn.source.topic are written: json, or after the id"
                                    + " of a schema in churn.registry.url avro, protobuf or json-schema."
                                    + " Whatever it is, churn.input.format and churn.input.mapping say"
                                    + " where the fields are.");

    public static final ConfigOption<InputFormat> FORMAT =
            ConfigOptions.key("churn.input.format")
                    .enumType(InputFormat.class)
                    .defaultValue(InputFormat.CANONICAL)
                    .withDescription(
                            "The shape of the records on churn.source.topic: canonical, segment"
                                    + " (track calls), shopify (orders webhooks), ga4 (BigQuery export"
                                    + " or Measurement Protocol) or debezium (rows after a change; the"
                                    + " columns are told by churn.input.mapping). What"
                                    + " churn.input.mapping says counts before it.");

    public static final ConfigOption<String> ORDER_ID =
            path("order-id", "The order's id. Several places joined by : make one id.");

    public static final ConfigOption<String> CUSTOMER_ID =
            path(
                    "customer-id",
                    "The customer's id. Several places joined by : make one id, as"
                            + " /tenant:/customer/id.");

    public static final ConfigOption<String> OCCURRED_AT = path("occurred-at", "When it happened.");

    public static final ConfigOption<String> TYPE =
            path(
                    "type",
                    "What happened. If it is not there, a record that has"
                            + " churn.input.mapping.cancellation.occurred-at is a cancellation, else"
                            + " one that has churn.input.mapping.refund.occurred-at a refund, else a"
                            + " purchase.");

    public static final ConfigOption<Map<String, String>> TYPES =
            ConfigOptions.key("churn.input.mapping.types")
                    .mapType()
                    .defaultValue(Map.of())
                    .withDescription(
                            "What the words at churn.input.mapping.type mean, as"
                                    + " paid:purchase,void:cancellation. Each means purchase,"
                                    + " cancellation, refund or heartbeat (a sign of life, which is"
                                    + " otherwise ignored); * stands for every other word and for"
                                    + " none.");

    public static final ConfigOption<String> AMOUNT = path("amount", "How much was paid.");

    public static final ConfigOption<String> CURRENCY =
            path("currency", "In which currency, three capitals.");

    public static final ConfigOption<String> ITEMS = path("items", "The array of what was bought.");

    public static final ConfigOption<String> CANCELLED_AT =
            path(
                    "cancellation.occurred-at",
                    "When it was cancelled, where that is not churn.input.mapping.occurred-at.");

    public static final ConfigOption<String> REFUNDED_AT =
            path(
                    "refund.occurred-at",
                    "When money went back, where that is not churn.input.mapping.occurred-at.");

    public static final ConfigOption<String> REFUND_AMOUNT =
            path(
                    "refund.amount",
                    "How much went back, where that is not churn.input.mapping.amount.");

    public static final ConfigOption<String> TIME_FORMAT =
            ConfigOptions.key("churn.input.mapping.time-format")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "How times are written: iso (with offset, or integer epoch"
                                    + " milliseconds), epoch-s, epoch-ms, epoch-us (numbers, or strings"
                                    + " of them), or a pattern of Java's DateTimeFormatter, as"
                                    + " yyyy-MM-dd HH:mm:ss. If not set: as churn.input.format has"
                                    + " it.");

    public static final ConfigOption<String> TIME_ZONE =
            ConfigOptions.key("churn.input.mapping.time-zone")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "The zone of times in a pattern without zone or offset, as"
                                    + " Europe/Berlin or UTC.");

    private static ConfigOption<String> path(String name, String description) {
        return ConfigOptions.key(MAPPING + name)
                .stringType()
                .noDefaultValue()
                .withDescription(description + PLACES);
    }

    private InputOptions() {}
}
