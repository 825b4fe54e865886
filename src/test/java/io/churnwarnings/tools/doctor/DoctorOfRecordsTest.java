package io.churnwarnings.tools.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.tools.RulesOfTheJob;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor makes of JSON records of shapes that it has not met. */
class DoctorOfRecordsTest {

    private static final String AT = "2024-01-%02dT10:00:00Z";

    @TempDir Path folder;

    @Test
    void placesTellWhatAStateHides() throws Exception {
        Doctor.Findings found =
                examine(
                        i ->
                                """
                                {"id":"o%d","customer":{"id":"c%d"},"createdAt":"%s","cancelledAt":%s,
                                "state":"%s","totalSet":{"money":{"amount":"%d.50","currency":"EUR"}},
                                "refunds":[{"createdAt":"%s","totalSet":{"money":{"amount":"1.25"}}}]}"""
                                        .formatted(
                                                i,
                                                i % 20,
                                                AT.formatted(1 + i % 28),
                                                i % 9 == 0 ? "\"2024-02-01T10:00:00Z\"" : "null",
                                                i % 8 == 1
                                                        ? "EXPIRED"
                                                        : i % 2 == 0
                                                                ? "PARTIALLY_REFUNDED"
                                                                : "PAID",
                                                i + 3,
                                                AT.formatted(1 + i % 28)));
        assertThat(found.healthy()).isTrue();
        assertThat(found.settings())
                .doesNotContainKey("churn.input.mapping.type")
                .containsEntry("churn.input.mapping.ignore", "/state = EXPIRED")
                .containsEntry("churn.input.mapping.cancellation.occurred-at", "/cancelledAt")
                .containsEntry("churn.input.mapping.refunds", "/refunds")
                .containsEntry("churn.input.mapping.refunds.amount", "/totalSet/money/amount")
                .containsEntry("churn.input.mapping.refunds.occurred-at", "/createdAt");
    }

    @Test
    void namesOfTypesAreNoNamesOfPlaces() throws Exception {
        Doctor.Findings found =
                examine(
                        i ->
                                """
                                {"order_id":{"string":"o%d"},"customer_id":{"long":%d},"created":{"string":"%s"},
                                "amount":{"double":%d.5},"currency":{"string":"EUR"}}"""
                                        .formatted(i, 1 + i % 20, AT.formatted(1 + i % 28), i + 3));
        assertThat(found.healthy()).isTrue();
        assertThat(found.settings())
                .containsEntry("churn.input.mapping.order-id", "/order_id/string")
                .containsEntry("churn.input.mapping.customer-id", "/customer_id/long")
                .containsEntry("churn.input.mapping.currency", "/currency/string");
    }

    @Test
    void aFlagTellsThatAnOrderWasCancelled() throws Exception {
        Doctor.Findings found =
                examine(
                        i ->
                                """
                                {"order_id":%d,"customer_id":"c%d","created":"%s","total":"%d.50","voided":%b,"is_test":%b}"""
                                        .formatted(
                                                i,
                                                i % 20,
                                                AT.formatted(1 + i % 28),
                                                i,
                                                i % 9 == 0,
                                                i % 30 == 7));
        assertThat(found.settings())
                .containsEntry("churn.input.mapping.types", "true:purchase+cancellation,*:purchase")
                .containsEntry("churn.input.mapping.ignore", "/is_test = true");
    }

    @Test
    void theTimeOfAnAnswerIsNotThatOfItsOrders() throws Exception {
        Path file = folder.resolve("answer.json");
        String orders =
                IntStream.range(0, 60)
                        .mapToObj(
                                i ->
                                        "{\"order_no\":\"o%d\",\"customer_no\":\"c%d\",\"created\":\"%s\",\"total\":%d.5}"
                                                .formatted(i, i % 20, AT.formatted(1 + i % 28), i))
                        .collect(Collectors.joining(","));
        Files.writeString(
                file,
                "{\"id\":7,\"timestamp\":\"2024-03-01T00:00:00Z\",\"data\":[" + orders + "]}");
        assertThat(examine(file).settings())
                .containsEntry("churn.input.mapping.records", "/data")
                .containsEntry("churn.input.mapping.order-id", "/order_no");
    }

    @Test
    void refundsMappedInTwoWaysAreAQuestion() throws Exception {
        Path file = folder.resolve("facts.jsonl");
        String facts = "";
        for (int i = 0; i < 30; i++) {
            String order =
                    "{\"orderId\":\"o%d\",\"customerId\":\"c%d\",\"occurredAt\":\"%s\","
                            .formatted(i, i % 7, AT.formatted(1 + i % 28));
            facts += order + "\"type\":\"purchase\",\"amount\":\"9.50\",\"currency\":\"EUR\"}\n";
            if (i == 4) {
                facts += order + "\"type\":\"refund\",\"amount\":\"1.00\",\"currency\":\"EUR\"}\n";
                facts +=
                        order
                                + "\"type\":\"refund\",\"refundedSoFar\":\"1.00\",\"currency\":\"EUR\"}\n";
            }
        }
        Files.writeString(file, facts);
        assertThat(String.join("\n", examine(file).lines()))
                .contains("1 orders have refunds one by one and as a sum so far");
    }

    @Test
    void secondsReadAsMillisecondsAreRecognised() throws Exception {
        Path file = folder.resolve("facts.jsonl");
        Files.writeString(
                file,
                IntStream.range(0, 30)
                        .mapToObj(
                                i ->
                                        "{\"orderId\":\"o%d\",\"customerId\":\"c\",\"occurredAt\":%d,\"type\":\"purchase\"}"
                                                .formatted(i, 1_700_000_000L + i))
                        .collect(Collectors.joining("\n")));
        assertThat(String.join("\n", examine(file).lines())).contains("are these seconds?");
    }

    private Doctor.Findings examine(IntFunction<String> record) throws Exception {
        Path file = folder.resolve("shop.jsonl");
        Files.writeString(
                file,
                IntStream.range(0, 100)
                        .mapToObj(record)
                        .map(text -> text.replace("\n", ""))
                        .collect(Collectors.joining("\n")));
        return examine(file);
    }

    private static Doctor.Findings examine(Path file) throws Exception {
        return new Doctor(more -> RulesOfTheJob.rules(Map.of(), more), false, Map.of())
                .examine(List.of(file), 1_000);
    }
}
