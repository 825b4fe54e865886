package io.churnwarnings.job.options;

import java.util.Map;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** {@code churn.input.mapping.*}: where the fields of a record are. */
public final class MappingOptions {

    private static final String MAPPING = "churn.input.mapping.";
    private static final String PLACES =
            " The place is a JSON Pointer; the step * is the last element of an array, [key=word] the"
                    + " first element whose field key is word. Several places separated by |: the"
                    + " first that has a value. In CSV files: /Column name. Names such as ce:type are"
                    + " attributes of a CloudEvent. A backslash removes the special meaning of , | &"
                    + " * and :.";
    private static final String MONEY =
            " The step [] is every element of an array, [kind=refund&status!=failure][] every one"
                    + " that meets all conditions; their amounts are added. /Quantity * /Price is a"
                    + " product.";
    public static final ConfigOption<String> RECORDS =
            text(
                    "records",
                    "Place of the array whose elements are the records, for example"
                            + " /orders; / is the value itself. If not set, each value is one"
                            + " record.");

    public static final ConfigOption<String> ORDER_ID =
            path(
                    "order-id",
                    "Id of the order. Several places joined by : make one id. record:"
                            + " the source has no order ids, and each record is one order.");

    public static final ConfigOption<String> CUSTOMER_ID =
            path(
                    "customer-id",
                    "Id of the customer. Several places joined by : make one id, for"
                            + " example /tenant:/customer/id.");

    public static final ConfigOption<String> OCCURRED_AT =
            path("occurred-at", "Time of the purchase.");

    public static final ConfigOption<String> UPDATED_AT =
            path(
                    "updated-at",
                    "Time when the record was changed: the time of a total refunded so"
                            + " far, and of a cancellation, that have none of their own.");

    public static final ConfigOption<String> TYPE =
            path(
                    "type",
                    "Type of the record. If not set, a record is the purchase, plus the"
                            + " refunds and the cancellation whose places have a value.");

    public static final ConfigOption<Map<String, String>> TYPES =
            ConfigOptions.key("churn.input.mapping.types")
                    .mapType()
                    .defaultValue(Map.of())
                    .withDescription(
                            "Meaning of the words at churn.input.mapping.type, for"
                                    + " example"
                                    + " paid:purchase,refunded:purchase+refund,void:purchase+cancellation."
                                    + " A word means one or more of purchase, refund and"
                                    + " cancellation, joined by +; or heartbeat (the shop's"
                                    + " systems are running); or ignore. * is every other word,"
                                    + " and an absent one.");

    public static final ConfigOption<String> AMOUNT =
            path("amount", "Amount that was paid." + MONEY);

    public static final ConfigOption<String> CURRENCY =
            path("currency", "Currency of the amount, three letters.");

    public static final ConfigOption<String> AMOUNT_UNIT =
            ConfigOptions.key("churn.input.mapping.amount-unit")
                    .stringType()
                    .defaultValue("major")
                    .withDescription(
                            "Unit of amounts. major: the unit of the currency. minor:"
                                    + " whole numbers of its smallest unit (cents); currencies"
                                    + " with other decimals than those of ISO 4217 follow, for"
                                    + " example minor,ISK:2,UGX:2.");

    public static final ConfigOption<Integer> AMOUNT_SCALE =
            ConfigOptions.key("churn.input.mapping.amount-scale")
                    .intType()
                    .noDefaultValue()
                    .withDescription(
                            "Number of decimals of amounts in texts that are the base64"
                                    + " bytes of an integer, the encoding of Debezium for decimals"
                                    + " without a schema. Not set: texts are decimal numbers.");

    public static final ConfigOption<String> ITEMS = path("items", "Array of the items bought.");

    public static final ConfigOption<String> CANCELLED_AT =
            path(
                    "cancellation.occurred-at",
                    "Time of the cancellation, if it is not"
                            + " churn.input.mapping.updated-at or churn.input.mapping.occurred-at.");

    public static final ConfigOption<String> REFUNDS =
            path(
                    "refunds",
                    "Array of the refunds of an order, each with its own time. One of"
                            + " three ways to map refunds.");

    public static final ConfigOption<String> REFUNDS_AMOUNT =
            path(
                    "refunds.amount",
                    "Amount refunded, in an element of churn.input.mapping.refunds." + MONEY);

    public static final ConfigOption<String> REFUNDS_CURRENCY =
            path(
                    "refunds.currency",
                    "Currency of the refund, in an element of"
                            + " churn.input.mapping.refunds, if it is not that of the record.");

    public static final ConfigOption<String> REFUNDS_AT =
            path(
                    "refunds.occurred-at",
                    "Time of the refund, in an element of churn.input.mapping.refunds.");

    public static final ConfigOption<String> REFUNDED_SO_FAR =
            path(
                    "refunded-so-far",
                    "Total amount refunded of the order so far, with or without a minus"
                            + " sign. One of three ways to map refunds."
                            + MONEY);

    public static final ConfigOption<String> REFUNDED_SO_FAR_AT =
            path(
                    "refunded-so-far.occurred-at",
                    "Time of the total at churn.input.mapping.refunded-so-far, if it is"
                            + " not churn.input.mapping.updated-at or"
                            + " churn.input.mapping.occurred-at.");

    public static final ConfigOption<String> REFUND_AMOUNT =
            path(
                    "refund.amount",
                    "Amount of the only refund in a record; churn.input.mapping.amount"
                            + " replaces it in a record that is nothing but a refund. One of three"
                            + " ways to map refunds."
                            + MONEY);

    public static final ConfigOption<String> REFUND_CURRENCY =
            path(
                    "refund.currency",
                    "Currency of the refund, if it is not churn.input.mapping.currency.");

    public static final ConfigOption<String> REFUNDED_AT =
            path(
                    "refund.occurred-at",
                    "Time of the only refund in a record;"
                            + " churn.input.mapping.occurred-at replaces it in a record that is"
                            + " nothing but a refund.");

    public static final ConfigOption<String> REFUND_WITHOUT_AMOUNT =
            ConfigOptions.key("churn.input.mapping.refund.without-amount")
                    .stringType()
                    .defaultValue("nothing")
                    .withDescription(
                            "Amount of a refund that has none: nothing, or all that was"
                                    + " paid.");

    public static final ConfigOption<String> ABSENT =
            text(
                    "absent",
                    "Words that count as no order id and no customer id, separated by"
                            + " |, for example 0|guest|(not set).");

    public static final ConfigOption<String> IDS =
            text(
                    "ids",
                    "whole: ids such as 17851.0 in texts are read as whole numbers"
                            + " (17851). If not set, texts are taken as they are.");

    public static final ConfigOption<String> IGNORE =
            text(
                    "ignore",
                    "Condition for records to ignore: PLACE = WORD, PLACE != WORD,"
                            + " PLACE absent, PLACE present, joined by & and |; & binds closer."
                            + " Example: /test = true | /total = 0 & /source = draft.");

    public static final ConfigOption<String> PROMOTION =
            text(
                    "promotion",
                    "Condition for orders that were placed in a promotion, as for"
                            + " churn.input.mapping.ignore, or PLACE > SHARE * PLACE. Read by a job"
                            + " with churn.calendar or churn.rules.topic. Example:"
                            + " /discount_codes/0/code present | /total_discounts > 0.1 *"
                            + " /total_line_items_price.");

    public static final ConfigOption<String> TIME_FORMAT =
            text(
                    "time-format",
                    "Format of times: iso (a blank instead of the T and a missing"
                            + " offset are allowed, and integer epoch milliseconds), epoch-s,"
                            + " epoch-ms, epoch-us, epoch-ns (numbers, or strings of them),"
                            + " rfc-2822, or a pattern of Java's DateTimeFormatter, for example"
                            + " yyyy-MM-dd HH:mm:ss. Several formats are separated by |; the first"
                            + " that can read the time counts. If not set: iso.");

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
                    "Time zone of times without offset, for example Europe/Berlin. If"
                            + " not set: UTC.");

    public static final ConfigOption<Boolean> CHANGE_EVENTS =
            ConfigOptions.key("churn.input.mapping.change-events")
                    .booleanType()
                    .defaultValue(false)
                    .withDescription(
                            "true: records are Debezium change events, and the places"
                                    + " are those in the row after the change.");

    public static final ConfigOption<Boolean> LINES =
            ConfigOptions.key("churn.input.mapping.lines")
                    .booleanType()
                    .defaultValue(false)
                    .withDescription(
                            "true: the records of a file are order lines, which are"
                                    + " added up to orders. For files only, not for a topic.");

    private MappingOptions() {}

    private static ConfigOption<String> path(String name, String description) {
        return text(name, description + PLACES);
    }

    private static ConfigOption<String> format(String place) {
        return text(
                place + ".time-format",
                "Format of times at churn.input.mapping."
                        + place
                        + ", if it is not churn.input.mapping.time-format.");
    }

    private static ConfigOption<String> text(String name, String description) {
        return ConfigOptions.key(MAPPING + name)
                .stringType()
                .noDefaultValue()
                .withDescription(description);
    }
}
