package io.churnwarnings.tools.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.tools.RulesOfTheJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoctorTest {

    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final int MOST = 100_000;

    @TempDir Path dir;

    @ParameterizedTest
    @ValueSource(strings = {"segment", "shopify", "ga4"})
    void recognisesTheVendorsRecords(String vendor) throws Exception {
        Doctor.Findings findings =
                examine(Path.of("src/test/resources/input", vendor + ".jsonl"), MOST);
        assertThat(findings.config()).contains("churn.input.format: " + vendor + "\n");
        assertThat(findings.lines().get(0)).contains(vendor);
    }

    @Test
    void proposesTheColumnsOfRows() throws Exception {
        Doctor.Findings findings =
                examine(Path.of("src/test/resources/input/debezium.jsonl"), MOST);
        assertThat(settings(findings))
                .containsEntry("churn.input.format", "debezium")
                .containsEntry("churn.input.mapping.order-id", "/id")
                .containsEntry("churn.input.mapping.customer-id", "/customer_id")
                .containsEntry("churn.input.mapping.occurred-at", "/created_at")
                .containsEntry("churn.input.mapping.updated-at", "/updated_at")
                .containsEntry("churn.input.mapping.time-format", "epoch-us");
        assertThat(text(findings)).contains("purchases 2, cancellations 1");
    }

    @Test
    void proposesAMappingWithWhichTheJobReadsTheShopsRecords() throws Exception {
        List<String> records = new ArrayList<>();
        for (int day = 0; day < 200; day += 10) {
            for (int customer = 0; customer < 60; customer++) {
                records.add(own(customer, day, day == 190 ? "cancelled" : "paid"));
            }
        }
        records.add("nonsense");
        records.add(records.get(1199));
        Doctor.Findings findings = examine(write(records), MOST);
        assertThat(text(findings))
                .contains("purchases 1,201, cancellations 61 (4.8 %)")
                .contains("NOT_JSON          1, the first: value: not JSON")
                .contains("in nonsense")
                .contains("repeated            2 (0.2 %)")
                .contains("have a cycle        60 (100.0 %)")
                .contains("Yes: 100 of 100 customers have a cycle of their own");

        Map<String, String> proposed = settings(findings);
        assertThat(proposed)
                .containsEntry("churn.input.mapping.customer-id", "/buyer/account_no")
                .containsEntry("churn.currency.base", "EUR");
        Doctor again = new Doctor(more -> RulesOfTheJob.rules(proposed, more), true, proposed);
        assertThat(text(again.examine(List.of(dir.resolve("shop.jsonl")), MOST)))
                .contains("purchases 1,201, cancellations 61 (4.8 %)");
    }

    @Test
    void reportsTheLatenessOfFacts() throws Exception {
        List<String> records = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            int minute = i % 100 == 99 ? 10 * i - 700 : 10 * i;
            records.add(canonical(i, START.plus(minute, ChronoUnit.MINUTES)));
        }
        Doctor.Findings findings = examine(write(records), MOST);
        assertThat(text(findings)).contains("10 (1.0 %) come after a newer one");
        assertThat(text(findings)).contains("churn.clock.disorder: 690 min");
        // Files are fed in order of time.
        assertThat(settings(findings)).doesNotContainKey("churn.clock.disorder");
    }

    @ParameterizedTest
    @CsvSource({"1,Hardly", "2,Hardly", "3,Yes"})
    void saysWhetherCyclesSuitTheShop(int purchases, String decision) throws Exception {
        List<String> records = new ArrayList<>();
        for (int i = 0; i < purchases; i++) {
            for (int customer = 0; customer < 100; customer++) {
                Instant at = START.plus(i * 40L + customer, ChronoUnit.DAYS);
                records.add(canonical(customer, at).replace(":\"o", ":\"" + i + "o"));
            }
        }
        assertThat(text(examine(write(records), MOST))).contains("suit this shop?\n  ", decision);
        assertThat(text(examine(dir.resolve("shop.jsonl"), 10)))
                .contains("This sample cannot tell");
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        Doctor.Findings findings =
                examine(write(List.of("{\"when\":1704067200000,\"x\":1}")), MOST);
        assertThat(findings.healthy()).isFalse();
        assertThat(settings(findings)).containsEntry("churn.input.mapping.customer-id", "?");
        assertThat(text(findings)).contains("churn.input.mapping.customer-id: ?");
        Doctor.Findings none = examine(write(List.of("nonsense")), MOST);
        assertThat(none.lines().get(0)).contains("none is a JSON object");
        assertThat(none.config()).isNull();
    }

    private Doctor.Findings examine(Path file, int most) throws Exception {
        return new Doctor(more -> RulesOfTheJob.rules(Map.of(), more), false, Map.of())
                .examine(List.of(file), most);
    }

    private Path write(List<String> records) throws IOException {
        return Files.write(dir.resolve("shop.jsonl"), records);
    }

    private static String text(Doctor.Findings findings) {
        return String.join("\n", findings.lines());
    }

    /** As a reader of YAML has them. */
    private static Map<String, String> settings(Doctor.Findings findings) {
        return findings.config()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .collect(
                        Collectors.toMap(
                                line -> line.substring(0, line.indexOf(": ")),
                                line -> line.substring(line.indexOf(": ") + 2).replace("'", "")));
    }

    private static String own(int customer, int day, String state) {
        return ("{\"order\":{\"number\":\"SO-%d-%d\",\"state\":\"%s\",\"placed_at\":\"%s\",\"totals\":{\"gross\":9.5,"
                        + "\"tax\":1},\"currency\":\"EUR\"},\"buyer\":{\"account_no\":%d,\"email\":\"a@b\"}}")
                .formatted(
                        customer,
                        day,
                        state,
                        START.plus(day, ChronoUnit.DAYS)
                                .toString()
                                .replace("T", " ")
                                .replace("Z", ""),
                        customer + 1);
    }

    private static String canonical(int number, Instant at) {
        return "{\"orderId\":\"o%d\",\"customerId\":\"c%d\",\"occurredAt\":\"%s\"}"
                .formatted(number, number, at);
    }
}
