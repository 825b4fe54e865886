package io.churnwarnings.codec;

import static io.churnwarnings.codec.mapping.MappedField.AMOUNT;
import static io.churnwarnings.codec.mapping.MappedField.CANCELLED_AT;
import static io.churnwarnings.codec.mapping.MappedField.CUSTOMER_ID;
import static io.churnwarnings.codec.mapping.MappedField.ITEMS;
import static io.churnwarnings.codec.mapping.MappedField.OCCURRED_AT;
import static io.churnwarnings.codec.mapping.MappedField.ORDER_ID;
import static io.churnwarnings.codec.mapping.MappedField.TYPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.churnwarnings.codec.field.OptionalField;
import io.churnwarnings.codec.field.TimeFormat;
import io.churnwarnings.codec.mapping.FieldPath;
import io.churnwarnings.codec.mapping.InputMapping;
import io.churnwarnings.codec.mapping.MappedField;
import io.churnwarnings.codec.record.DecodedRecord;
import io.churnwarnings.domain.fact.CustomerFact;
import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Facts in records of a shop's own shape. */
class MappedFactsTest {

    private static final String DAY = "2026-02-01T00:00:00Z";
    private static final long AT = Instant.parse(DAY).toEpochMilli();

    private final Mapped nested =
            Mapped.canonical()
                    .with(ORDER_ID, "/order/no")
                    .with(CUSTOMER_ID, "/shop:/buyer/id")
                    .with(OCCURRED_AT, "/order/when | /order/placed")
                    .with(TYPE, "/order/status")
                    .with(AMOUNT, "/order/sums/1/gross")
                    .with(ITEMS, "/parcels/*/lines")
                    .types(Map.of("paid", "purchase", "void", "cancellation", "3", "refund"));

    @Test
    void pointersLeadIntoObjectsAndArrays() {
        assertThat(
                        nested.fact(
                                record(
                                        """
                                        "no":7,"placed":"%s","status":"paid",
                                        "sums":[{"gross":1},{"net":4,"gross":"5.50"},{"gross":9}]
                                        """
                                                .formatted(DAY))))
                .isEqualTo(
                        new CustomerFact(
                                "de:b1", new Fact(AT, "7", FactType.PURCHASE, 5_5000, "CNY")));
    }

    @Test
    void elementsAreChosenByTheirFields() {
        Mapped mapped =
                Mapped.canonical()
                        .with(AMOUNT, "/sums/[kind=gross]/value")
                        .with(MappedField.CURRENCY, "/sums/[kind=gross]/in | /sums/[of=all]/in");
        String gross = "{\"kind\":\"gross\",\"x\":[{}],\"value\":5,\"in\":\"EUR\"}";
        for (String others :
                new String[] {
                    "%s",
                    "1,null,[{\"kind\":\"gross\"}],{},{\"kind\":\"net\",\"value\":4},%s",
                    "{\"of\":\"all\",\"in\":\"USD\"},{\"kind\":{\"kind\":\"gross\"},\"value\":7},%s",
                    "%s,{\"kind\":\"gross\",\"value\":6,\"in\":\"CHF\"},{\"kind\":\"net\",\"value\":1}"
                }) {
            CustomerFact fact = mapped.fact(sums(others.formatted(gross)));
            assertThat(fact.fact().amount()).as(others).isEqualTo(5_0000);
            assertThat(fact.fact().currency()).as(others).isEqualTo("EUR");
        }
        CustomerFact none = mapped.fact(sums("{\"of\":\"all\",\"in\":\"USD\"}"));
        assertThat(none.fact().amount()).isEqualTo(Fact.UNKNOWN_AMOUNT);
        assertThat(none.fact().currency()).isEqualTo("USD");
        // Wherever in the element it is said.
        assertThat(mapped.fact(sums("{\"value\":3,\"kind\":\"gross\"}")).fact().amount())
                .isEqualTo(3_0000);
        // Of repeated names the last counts.
        String twice = sums(gross).replaceFirst("}$", ",\"sums\":[]}");
        assertThat(mapped.fact(twice).fact().amount()).isEqualTo(Fact.UNKNOWN_AMOUNT);
    }

    private static String sums(String elements) {
        return "{\"orderId\":1,\"customerId\":2,\"occurredAt\":\"%s\",\"sums\":[%s]}"
                .formatted(DAY, elements);
    }

    @Test
    void nothingOfOneRecordIsLeftInTheNext() {
        nested.fact(record("\"no\":7,\"when\":\"" + DAY + "\",\"sums\":[{},{\"gross\":5}]"));
        assertThat(nested.fact(record("\"no\":8,\"when\":\"" + DAY + "\"")).fact().amount())
                .isEqualTo(Fact.UNKNOWN_AMOUNT);
        assertThat(nested.rejection(record("\"no\":9")))
                .isEqualTo(
                        "MISSING_FIELD occurredAt at /order/when or /order/placed: absent or null");
    }

    @Test
    void theLastOfRepeatedNamesCountsWithAllItsContents() {
        String json =
                "{\"shop\":\"de\",\"buyer\":{\"id\":1},\"order\":{\"no\":1,\"when\":\""
                        + DAY
                        + "\"},\"order\":{\"no\":2}}";
        assertThat(nested.rejection(json)).startsWith("MISSING_FIELD occurredAt");
    }

    @ParameterizedTest
    @CsvSource({"\"paid\",PURCHASE", "\"void\",CANCELLATION", "3,REFUND", "\"refund\",REFUND"})
    void theShopsWordsAreTranslated(String status, FactType type) {
        String order = "\"no\":7,\"when\":\"" + DAY + "\",\"status\":" + status;
        assertThat(nested.fact(record(order)).fact().type()).isEqualTo(type);
    }

    @Test
    void aWordWithoutAMeaningIsAnUnknownType() {
        assertThat(nested.rejection(record("\"no\":7,\"when\":\"" + DAY + "\",\"status\":\"new\"")))
                .isEqualTo(
                        "UNKNOWN_TYPE type at /order/status: none of purchase, cancellation,"
                                + " refund, heartbeat, and types does not say what it means");
    }

    @Test
    void allOtherWordsCanBeSignsOfLife() {
        nested.types(Map.of("paid", "purchase", InputMapping.ANY, "heartbeat"));
        assertThat(nested.decode("{\"order\":{\"when\":\"" + DAY + "\"}}"))
                .matches(DecodedRecord::isHeartbeat)
                .matches(ingested -> ingested.observedAt() == AT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"order\":{}} | MISSING_FIELD orderId at /order/no",
                "{\"order\":[]} | MISSING_FIELD orderId at /order/no",
                "{\"order\":{\"no\":{}}} | MISSING_FIELD customerId at /shop:/buyer/id",
                "{\"order\":{\"no\":1,\"when\":1},\"shop\":1} | MISSING_FIELD customerId",
                "{\"order\":{\"no\":{},\"when\":1},\"shop\":1,\"buyer\":{\"id\":1}} | BAD_FIELD"
                        + " orderId at /order/no: neither a string nor an integer",
                "{\"order\":{\"no\":1,\"when\":1},\"shop\":\"\",\"buyer\":{\"id\":1}} |"
                        + " MISSING_FIELD customerId at /shop:/buyer/id",
                "{\"order\":{\"no\":1,\"when\":true},\"shop\":1,\"buyer\":{\"id\":1}} | BAD_FIELD"
                        + " occurredAt at /order/when: neither an ISO-8601",
                "{\"order\":{\"no\":1,\"when\":1,\"status\":[]},\"shop\":1,\"buyer\":{\"id\":1}} |"
                        + " BAD_FIELD type at /order/status: not a word",
                "{\"order\":{\"no\":1,\"when\":1},\"shop\":1,\"buyer\":{\"id\":1}} | TOO_OLD"
                        + " occurredAt at /order/when: 1 is before",
                "{\"order\":{\"no\":1,\"when\":\"2030-01-01T00:00:00Z\"},\"shop\":1,\"buyer\":{\"id\":1}}"
                        + " | IN_FUTURE occurredAt at /order/when",
                "{\"order\":{ | NOT_JSON",
                "[{}] | NOT_AN_OBJECT",
                "'' | EMPTY"
            })
    void everyRejectionNamesThePlace(String json, String rejection) {
        assertThat(nested.rejection(json)).startsWith(rejection);
    }

    @Test
    void aValueThatIsTooLargeIsNotRead() {
        assertThat(nested.rejection(" ".repeat(FactDecoder.MAX_VALUE_BYTES + 1)))
                .startsWith("TOO_LARGE");
    }

    @Test
    void aPurchaseIsAcceptedWithAnyItemsAndAmount() {
        String json =
                record("\"no\":7,\"when\":\"" + DAY + "\",\"sums\":[0,{\"gross\":\"much\"}]")
                        .replaceAll("}$", ",\"parcels\":[{\"lines\":[{}]},{\"lines\":[1]}]}");
        assertThat(nested.decode(json).dropped())
                .containsExactlyInAnyOrder(OptionalField.AMOUNT, OptionalField.ITEMS);
        assertThat(nested.decode(json.replace("[1]", "[{}]").replace("much", "1")).dropped())
                .isEmpty();
    }

    @Test
    void withoutATypeThePresenceOfItsTimeMakesACancellation() {
        Mapped orders = Mapped.canonical().with(CANCELLED_AT, "/gone");
        orders.types(Map.of());
        String order = "{\"orderId\":1,\"customerId\":2,\"occurredAt\":\"" + DAY + "\",\"gone\":";
        Fact bought = new Fact(AT, "1", FactType.PURCHASE, Fact.UNKNOWN_AMOUNT, "CNY");
        assertThat(orders.facts(order + "null}")).containsExactly(bought);
        assertThat(orders.facts(order + (AT + 5) + "}"))
                .containsExactly(
                        new Fact(AT + 5, "1", FactType.CANCELLATION, Fact.UNKNOWN_AMOUNT, "CNY"),
                        bought);
    }

    @ParameterizedTest
    @CsvSource({
        "epoch-s,1769904000,0",
        "epoch-s,1769904000.25,250",
        "epoch-s,\"1769904000\",0",
        "epoch-ms,1769904000007,7",
        "epoch-us,1769904000007999,7",
        "epoch-us,\"1769904000007999\",7",
        "epoch-ms,1769904000007.9,7"
    })
    void timesAreReadInTheShopsUnit(String format, String written, long millis) {
        Mapped orders = Mapped.canonical().times(TimeFormat.named(format, null));
        assertThat(orders.fact(at(written)).fact().occurredAt()).isEqualTo(AT + millis);
    }

    @ParameterizedTest
    @CsvSource({
        "epoch-s,\"2026-02-01\"",
        "epoch-s,1e999999999",
        "epoch-s,18446745336013552",
        "epoch-s,\"18446745336877552\"",
        "epoch-s,\"+1262304000\"",
        "epoch-s,\"１２６２３０４０００\"",
        "epoch-ms,\"１２６２３０４０００００００\"",
        "epoch-us,\"+1262304000000000.5\"",
        "epoch-us,99999999999999999999999",
        "epoch-ms,{}",
        "epoch-s,999999999999999"
    })
    void aTimeThatDoesNotFitTheShopsUnitIsABadField(String format, String written) {
        Mapped orders = Mapped.canonical().times(TimeFormat.named(format, null));
        assertThat(orders.rejection(at(written)))
                .startsWith("BAD_FIELD occurredAt at /occurredAt")
                .contains(format);
    }

    @Test
    void timesInAPatternHaveAZone() {
        Mapped berlin =
                Mapped.canonical()
                        .times(TimeFormat.pattern("dd.MM.yyyy HH:mm", ZoneId.of("Europe/Berlin")));
        assertThat(berlin.fact(at("\"01.02.2026 01:00\"")).fact().occurredAt()).isEqualTo(AT);
        assertThat(berlin.rejection(at("\"31.02.2026\""))).contains("dd.MM.yyyy HH:mm");
        Mapped withOffset =
                Mapped.canonical().times(TimeFormat.pattern("yyyy-MM-dd HH:mm:ssXX", null));
        assertThat(withOffset.fact(at("\"2026-02-01 08:00:00+0800\"")).fact().occurredAt())
                .isEqualTo(AT);
        Mapped utc = Mapped.canonical().times(TimeFormat.pattern("yyyy-MM-dd HH:mm", null));
        assertThat(utc.fact(at("\"2026-02-01 00:00\"")).fact().occurredAt()).isEqualTo(AT);
        assertThat(utc.decoder().hasAssumedZone()).isTrue();
        assertThatThrownBy(() -> TimeFormat.pattern("HH:mm", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs a date");
        Mapped days = Mapped.canonical().times(TimeFormat.pattern("yyyyMMdd", ZoneId.of("UTC")));
        assertThat(days.fact(at("\"20260201\"")).fact().occurredAt()).isEqualTo(AT);
    }

    @Test
    void aCanonicalHeartbeatIsUnderstoodInEveryShape() {
        nested.times(TimeFormat.EPOCH_SECONDS);
        assertThat(nested.decode("{\"type\":\"heartbeat\",\"occurredAt\":" + AT + "}"))
                .matches(DecodedRecord::isHeartbeat)
                .matches(ingested -> ingested.observedAt() == AT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "id;must begin with /",
                "/;must begin with /",
                "/a~2;followed by 0 or 1",
                "/a | b;must begin with /",
                "/a:ce:T;names no CloudEvents attribute"
            })
    void anInvalidPointerIsExplained(String path, String told) {
        assertThatThrownBy(() -> FieldPath.parse(path))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(told);
    }

    private static String record(String order) {
        return "{\"x\":[[{\"no\":0}]],\"shop\":\"de\",\"buyer\":{\"id\":\"b1\"},\"order\":{"
                + order
                + "}}";
    }

    private static String at(String time) {
        return "{\"orderId\":1,\"customerId\":2,\"occurredAt\":" + time + "}";
    }
}
