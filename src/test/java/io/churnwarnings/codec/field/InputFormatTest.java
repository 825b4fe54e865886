package io.churnwarnings.codec.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.codec.DecodedRecord;
import io.churnwarnings.codec.Mapped;
import io.churnwarnings.domain.fact.CustomerFact;
import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The presets on records as the vendors document them; names and numbers are made up. */
class InputFormatTest {

    @Test
    void segmentsOrders() throws IOException {
        Mapped segment = Mapped.preset(InputFormat.SEGMENT);
        List<String> calls = samples("segment");
        assertThat(segment.fact(calls.get(0)))
                .isEqualTo(
                        fact(
                                "u-77",
                                "2026-02-03T09:30:00Z",
                                "S-500",
                                FactType.PURCHASE,
                                27_50,
                                "EUR"));
        assertThat(segment.fact(calls.get(1)))
                .isEqualTo(
                        fact(
                                "u-77",
                                "2026-02-10T12:00:00Z",
                                "S-500",
                                FactType.REFUND,
                                27_50,
                                "EUR"));
        assertThat(segment.fact(calls.get(2)))
                .isEqualTo(
                        fact(
                                "anon-1",
                                "2026-02-11T08:00:00Z",
                                "S-501",
                                FactType.CANCELLATION,
                                99_00,
                                "USD"));
        assertThat(calls.subList(3, calls.size()))
                .hasSize(2)
                .allSatisfy(call -> assertThat(segment.decode(call).isHeartbeat()).isTrue());
    }

    @Test
    void shopifysOrders() throws IOException {
        Mapped shopify = Mapped.preset(InputFormat.SHOPIFY);
        List<String> orders = samples("shopify");
        assertThat(shopify.fact(orders.get(0)))
                .isEqualTo(
                        fact(
                                "9001",
                                "2026-01-10T08:05:00Z",
                                "5501",
                                FactType.PURCHASE,
                                64_90,
                                "EUR"));
        assertThat(shopify.fact(orders.get(1)))
                .isEqualTo(
                        fact(
                                "9001",
                                "2026-01-20T09:00:00Z",
                                "5501",
                                FactType.REFUND,
                                12_50,
                                "EUR"));
        assertThat(shopify.fact(orders.get(2)))
                .isEqualTo(
                        fact(
                                "9002",
                                "2026-01-13T10:00:00Z",
                                "5502",
                                FactType.CANCELLATION,
                                20_00,
                                "EUR"));
        assertThat(shopify.rejection(orders.get(3)))
                .isEqualTo("MISSING_FIELD customerId at /customer/id: absent or null");
    }

    @Test
    void theMoneyOfAnEarlierRefundIsNotThatOfTheLast() throws IOException {
        String restocked =
                samples("shopify")
                        .get(1)
                        .replaceFirst(
                                "\"transactions\":\\[[^]]*](?!.*\"transactions\")",
                                "\"transactions\":[]");
        CustomerFact refund = Mapped.preset(InputFormat.SHOPIFY).fact(restocked);
        assertThat(refund.fact().amount()).isEqualTo(Fact.UNKNOWN_AMOUNT);
    }

    @Test
    void googlesPurchasesFromBothOfItsWays() throws IOException {
        Mapped ga4 = Mapped.preset(InputFormat.GA4);
        List<String> rows = samples("ga4");
        assertThat(ga4.fact(rows.get(0)))
                .isEqualTo(
                        fact(
                                "77",
                                "2026-02-01T10:00:00.123Z",
                                "G-1",
                                FactType.PURCHASE,
                                15_00,
                                "EUR"));
        assertThat(ga4.fact(rows.get(1)))
                .isEqualTo(
                        fact(
                                "p.8.9",
                                "2026-02-02T10:00:00Z",
                                "G-1",
                                FactType.REFUND,
                                15_00,
                                "CNY"));
        assertThat(ga4.fact(rows.get(2)))
                .isEqualTo(
                        fact(
                                "c.1.2",
                                "2026-02-03T10:00:00Z",
                                "G-2",
                                FactType.PURCHASE,
                                30_03,
                                "USD"));
        assertThat(ga4.decode(rows.get(3)).isHeartbeat()).isTrue();
    }

    @Test
    void debeziumsRows() throws IOException {
        Mapped rows =
                Mapped.preset(InputFormat.DEBEZIUM)
                        .with(MappedField.ORDER_ID, "/id")
                        .with(MappedField.CUSTOMER_ID, "/customer_id")
                        .with(MappedField.OCCURRED_AT, "/created_at")
                        .with(MappedField.CANCELLED_AT, "/updated_at")
                        .with(MappedField.TYPE, "/status")
                        .with(MappedField.AMOUNT, "/total")
                        .types(
                                Map.of(
                                        "PAID",
                                        "purchase",
                                        "SHIPPED",
                                        "purchase",
                                        "VOID",
                                        "cancellation"))
                        .times(TimeFormat.EPOCH_MICROS);
        List<String> changes = samples("debezium");
        CustomerFact bought =
                fact("12", "2026-02-01T00:00:00.500Z", "301", FactType.PURCHASE, 45_00, "CNY");
        assertThat(rows.fact(changes.get(0))).isEqualTo(bought);
        assertThat(rows.fact(changes.get(1))).isEqualTo(bought);
        assertThat(rows.fact(changes.get(2)))
                .isEqualTo(
                        fact(
                                "12",
                                "2026-02-05T00:00:00Z",
                                "301",
                                FactType.CANCELLATION,
                                45_00,
                                "CNY"));
        assertThat(rows.decode(changes.get(3)))
                .matches(DecodedRecord::isHeartbeat, "a deleted row is a sign of life")
                .matches(
                        i ->
                                i.observedAt()
                                        == Instant.parse("2026-02-06T00:00:00Z").toEpochMilli());
    }

    private static CustomerFact fact(
            String customer, String at, String order, FactType type, long cents, String currency) {
        return new CustomerFact(
                customer,
                new Fact(Instant.parse(at).toEpochMilli(), order, type, cents * 100, currency));
    }

    private static List<String> samples(String vendor) throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/input", vendor + ".jsonl"));
    }
}
