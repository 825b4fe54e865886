package io.churnwarnings.job.options;

import java.util.Map;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** {@code churn.input.mapping.*}: where the fields of a record are. */
public final class MappingOptions {

    private static final String MAPPING = "churn.input.mapping.";
    private static final String PLACES =
            " A JSON Pointer, in which the step * is the last element of an array, and [key=word]"
                    + " the first whose field key is word; several with |"
                    + " between them: the first that is there. In rows of files /Column name. ce:type"
                    + " and the like are attributes of a CloudEvent. A backslash takes the meaning of"
                    + " , | & * : away.";
    private static final String MONEY =
            " The step [] is every element of an array, [kind=refund&status!=failure][] each that"
                    + " meets all of it: their amounts are added. /Quantity * /Price is a product.";
    public static final ConfigOption<String> RECORDS =
            text(
                    "records",
                    "Where the array stands of which the elements are the records, as /orders; / is"
                            + " the value itself. If not set, each value is a record.");

    public static final ConfigOption<String> ORDER_ID =
            path(
                    "order-id",
                    "The order's id. Several places joined by : make one id. record: the source names"
                            + " no orders, each record is one.");

    public static final ConfigOption<String> CUSTOMER_ID =
            path(
                    "customer-id",
                    "The customer's id. Several places joined by : make one id, as"
                            + " /tenant:/customer/id.");

    public static final ConfigOption<String> OCCURRED_AT =
            path("occurred-at", "When the customer bought.");

    public static final ConfigOption<String> UPDATED_AT =
            path(
                    "updated-at",
                    "When the record was changed: the time of a running sum of refunds, and of a"
                            + " cancellation, that have none of their own.");

    public static final ConfigOption<String> TYPE =
            path(
                    "type",
                    "Type of the record. If it is absent, the purchase, and refunds and a"
                            + " cancellation where their places are there.");

    public static final ConfigOption<Map<String, String>> TYPES =
            ConfigOptions.key("churn.input.mapping.types")
                    .mapType()
                    .defaultValue(Map.of())
                    .withDescription(
                            "Meaning of the words at churn.input.mapping.type, as"
                                    + " paid:purchase,refunded:purchase+refund,void:purchase+cancellation."
                                    + " Each tells one or more of purchase, refund and cancellation,"
                                    + " joined by +; or it is a heartbeat (a sign of life), or to be"
                                    + " ignored (ignore); * stands for every other word and for"
                                    + " none.");

    public static final ConfigOption<String> AMOUNT = path("amount", "How much was paid." + MONEY);

    public static final ConfigOption<String> CURRENCY =
            path("currency", "In which currency, three letters.");

    public static final ConfigOption<String> AMOUNT_UNIT =
            ConfigOptions.key("churn.input.mapping.amount-unit")
                    .stringType()
                    .defaultValue("major")
                    .withDescription(
                            "major: amounts are in the currency's unit. minor: they are whole numbers"
                                    + " of its smallest coin (cents); currencies whose coins are not"
                                    + " those of ISO 4217 stand behind it, as minor,ISK:2,UGX:2.");

    public static final ConfigOption<Integer> AMOUNT_SCALE =
            ConfigOptions.key("churn.input.mapping.amount-scale")
                    .intType()
                    .noDefaultValue()
                    .withDescription(
                            "Amounts that are texts are base64 of the bytes of an integer with so many"
                                    + " decimals, as Debezium writes decimals without a schema.");

    public static final ConfigOption<String> ITEMS =
            path("items", "The array of the items bought.");

    public static final ConfigOption<String> CANCELLED_AT =
            path(
                    "cancellation.occurred-at",
                    "When it was cancelled, where that is not churn.input.mapping.updated-at or"
                            + " churn.input.mapping.occurred-at.");

    public static final ConfigOption<String> REFUNDS =
            path(
                    "refunds",
                    "The array of an order's refunds, each with a time of its own. One of three ways"
                            + " to tell refunds.");

    public static final ConfigOption<String> REFUNDS_AMOUNT =
            path(
                    "refunds.amount",
                    "In an element of churn.input.mapping.refunds: how much went back." + MONEY);

    public static final ConfigOption<String> REFUNDS_CURRENCY =
            path(
                    "refunds.currency",
                    "In an element of churn.input.mapping.refunds: in which currency, where that is"
                            + " not the record's.");

    public static final ConfigOption<String> REFUNDS_AT =
            path(
                    "refunds.occurred-at",
                    "In an element of churn.input.mapping.refunds: when it went back.");

    public static final ConfigOption<String> REFUNDED_SO_FAR =
            path(
                    "refunded-so-far",
                    "How much of the order went back so far, with or without a minus. One of three"
                            + " ways to tell refunds."
                            + MONEY);

    public static final ConfigOption<String> REFUNDED_SO_FAR_AT =
            path(
                    "refunded-so-far.occurred-at",
                    "As of when churn.input.mapping.refunded-so-far holds, where that is not"
                            + " churn.input.mapping.updated-at or churn.input.mapping.occurred-at.");

    public static final ConfigOption<String> REFUND_AMOUNT =
            path(
                    "refund.amount",
                    "How much went back in the one refund that a record tells; in a record that tells"
                            + " nothing else churn.input.mapping.amount stands in for it. One of three"
                            + " ways to tell refunds."
                            + MONEY);

    public static final ConfigOption<String> REFUND_CURRENCY =
            path(
                    "refund.currency",
                    "In which currency, where that is not churn.input.mapping.currency.");

    public static final ConfigOption<String> REFUNDED_AT =
            path(
                    "refund.occurred-at",
                    "When money went back; in a record that tells nothing else"
                            + " churn.input.mapping.occurred-at stands in for it.");

    public static final ConfigOption<String> REFUND_WITHOUT_AMOUNT =
            ConfigOptions.key("churn.input.mapping.refund.without-amount")
                    .stringType()
                    .defaultValue("nothing")
                    .withDescription(
                            "Amount of a refund that names none: nothing, or all that was"
                                    + " paid.");

    public static final ConfigOption<String> ABSENT =
            text(
                    "absent",
                    "Words that name no order and no customer, with | between them, as 0|guest|(not"
                            + " set).");

    public static final ConfigOption<String> IDS =
            text(
                    "ids",
                    "whole: ids such as 17851.0 in texts are whole numbers (17851). If not set, texts"
                            + " are taken as they are.");

    public static final ConfigOption<String> IGNORE =
            text(
                    "ignore",
                    "Which records are left out: PLACE = WORD, PLACE != WORD, PLACE absent, PLACE"
                            + " present, with & and | between them; & binds closer. As /test = true |"
                            + " /total = 0 & /source = draft.");

    public static final ConfigOption<String> TIME_FORMAT =
            text(
                    "time-format",
                    "How times are written: iso (a blank may stand for the T, the offset may be"
                            + " missing; or integer epoch milliseconds), epoch-s, epoch-ms, epoch-us,"
                            + " epoch-ns (numbers, or strings of them), rfc-2822, or a pattern of"
                            + " Java's DateTimeFormatter, as yyyy-MM-dd HH:mm:ss. Several with |"
                            + " between them: the first that can read it. If not set: iso.");

    public static final ConfigOption<String> OCCURRED_AT_FORMAT = format("occurred-at");
    public static final ConfigOption<String> UPDATED_AT_FORMAT = format("updated-at");
    public static final ConfigOption<String> CANCELLED_AT_FORMAT =
            format("cancellation.occurred-at");
    public static final ConfigOption<String> REFUNDS_AT_FORMAT = format("refunds.occurred-at");
    public static final ConfigOption<String> REFUNDED_SO_FAR_AT_FORMAT =
            format("refunded-so-far.occurred-at");
    public static final ConfigOption<String> REFUNDED_AT_FORMAT = format("refund.occurred-at");

    public static final ConfigOption<String> TIME_ZONE =
            text(
                    "time-zone",
                    "The zone of times without offset, as Europe/Berlin. If not set: UTC.");

    public static final ConfigOption<Boolean> CHANGE_EVENTS =
            ConfigOptions.key("churn.input.mapping.change-events")
                    .booleanType()
                    .defaultValue(false)
                    .withDescription(
                            "true: records are change events of Debezium's, and the places are those"
                                    + " of the row after the change.");

    public static final ConfigOption<Boolean> LINES =
            ConfigOptions.key("churn.input.mapping.lines")
                    .booleanType()
                    .defaultValue(false)
                    .withDescription(
                            "true: the records of a file are lines of orders, which are added up. Not"
                                    + " for a topic.");

    private MappingOptions() {}

    private static ConfigOption<String> path(String name, String description) {
        return text(name, description + PLACES);
    }

    private static ConfigOption<String> format(String place) {
        return text(
                place + ".time-format",
                "How times are written at churn.input.mapping."
                        + place
                        + ", where that is not as churn.input.mapping.time-format says.");
    }

    private static ConfigOption<String> text(String name, String description) {
        return ConfigOptions.key(MAPPING + name)
                .stringType()
                .noDefaultValue()
                .withDescription(description);
    }
}
