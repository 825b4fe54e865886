package io.churnwarnings.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.fact.CustomerFact;
import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The presets on records as the vendors document them; names and numbers are made up. */
class PresetsTest {

    @Test
    void segmentsOrders() throws IOException {
        Shape segment = Shape.of("segment");
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
        Shape shopify = Shape.of("shopify");
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
        assertThat(shopify.facts(orders.get(1)))
                .extracting(fact -> fact.fact().type())
                .containsExactly(FactType.PURCHASE, FactType.REFUND, FactType.REFUND);
        assertThat(shopify.facts(orders.get(2)))
                .extracting(fact -> fact.fact().type())
                .startsWith(FactType.CANCELLATION, FactType.PURCHASE);
        assertThat(shopify.rejection(orders.get(3)))
                .startsWith("MISSING_FIELD customerId at /customer/id or /email");
    }

    @Test
    void googlesPurchasesFromBothOfItsWays() throws IOException {
        Shape ga4 = Shape.of("ga4");
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
        Shape rows =
                Shape.of(
                        "debezium",
                        "order-id=/id",
                        "customer-id=/customer_id",
                        "occurred-at=/created_at",
                        "cancellation.occurred-at=/updated_at",
                        "type=/status",
                        "types=PAID:purchase,SHIPPED:purchase,VOID:cancellation",
                        "amount=/total",
                        "time-format=epoch-us");
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
                .matches(decoded -> decoded.isHeartbeat(), "a deleted row is a sign of life")
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
