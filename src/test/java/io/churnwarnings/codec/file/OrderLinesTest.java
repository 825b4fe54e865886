package io.churnwarnings.codec.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.codec.DecodingRules;
import io.churnwarnings.codec.field.IdRules;
import io.churnwarnings.codec.field.MoneyRules;
import io.churnwarnings.codec.field.TimeFormat;
import io.churnwarnings.codec.file.input.FileTree;
import io.churnwarnings.codec.json.RejectionReason;
import io.churnwarnings.codec.mapping.FieldPath;
import io.churnwarnings.codec.mapping.InputMapping;
import io.churnwarnings.codec.mapping.MappedField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderLinesTest {

    private static final long WALL = 2_000_000_000_000L;
    private static final String HEADER = "order,customer,at,qty,price\n";

    @TempDir Path folder;
    private FileTally tally;

    @Test
    void linesOfOneOrderAreAddedWhereverTheyAre() throws IOException {
        assertThat(
                        facts(
                                "/qty * /price",
                                "f.csv",
                                HEADER
                                        + "o1,c1,2024-01-02T10:00:00Z,2,1.50\n"
                                        + "o2,c2,2024-01-03T10:00:00Z,1,7.00\n"
                                        + "o1,c1,2024-01-02T09:00:00Z,1,4.25\n"))
                .containsExactly(
                        "o1 c1 2024-01-02T09:00:00Z 7.2500", "o2 c2 2024-01-03T10:00:00Z 7.0000");
    }

    @Test
    void theCellsOfAnOrderMayBeInItsFirstLineOnly() throws IOException {
        assertThat(
                        facts(
                                "/price",
                                "f.csv",
                                HEADER + "o1,c1,2024-01-02T10:00:00Z,1,9.50\no1,,,2,\no1,,,1,\n"))
                .containsExactly("o1 c1 2024-01-02T10:00:00Z 9.5000");
        assertThat(tally.records()).isEqualTo(3);
        assertThat(tally.facts()).isEqualTo(1);
    }

    @Test
    void aLineWithoutACustomerBelongsToTheOnlyCustomerWithItsOrderId() throws IOException {
        String rows =
                HEADER
                        + "o1,c1,2024-01-02T10:00:00Z,1,1\no1,c2,2024-01-02T10:00:00Z,1,2\n"
                        + "o1,,2024-01-02T10:00:00Z,1,4\no1,,2024-01-02T10:00:00Z,1,4\n";
        assertThat(facts("/price", "f.csv", rows))
                .containsExactly(
                        "o1 c1 2024-01-02T10:00:00Z 1.0000", "o1 c2 2024-01-02T10:00:00Z 2.0000");
        assertThat(tally.rejected().get(RejectionReason.MISSING_FIELD).count()).isEqualTo(2);
    }

    @Test
    void anAmountThatCannotBeReadMakesTheSumUnknown() throws IOException {
        assertThat(
                        facts(
                                "/price",
                                "f.csv",
                                HEADER
                                        + "o1,c1,2024-01-02T10:00:00Z,1,1.5\n"
                                        + "o1,c1,2024-01-02T10:00:00Z,1,much\n"))
                .containsExactly("o1 c1 2024-01-02T10:00:00Z ?");
    }

    @Test
    void recordsOfJsonAreLinesToo() throws IOException {
        assertThat(
                        facts(
                                "/qty * /price",
                                "f.jsonl",
                                "{\"order\":1,\"customer\":\"c1\",\"at\":\"2024-01-02T10:00:00Z\",\"qty\":2,\"price\":1.5}\n"
                                        + "{\"order\":1,\"customer\":\"c1\",\"at\":\"2024-01-02T10:00:00Z\",\"qty\":1,\"price\":1}\n"))
                .containsExactly("1 c1 2024-01-02T10:00:00Z 4.0000");
    }

    /** The facts as order, customer, time and amount. */
    private List<String> facts(String amount, String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
        List<String> facts = new ArrayList<>();
        try (FactFiles files =
                FactFiles.open(
                        List.of(folder.resolve(name).toString()),
                        FileTree.LOCAL,
                        new DecodingRules("EUR", 0, 0, mapping(amount)),
                        () -> WALL,
                        line -> {})) {
            for (FileRecord record = files.next(); record != null; record = files.next()) {
                String json = new String(record.value(), UTF_8);
                if (json.contains("\"type\"")) {
                    facts.add(told(json));
                }
            }
            tally = files.tally();
        }
        return facts;
    }

    private static String told(String json) {
        return "%s %s %s %s"
                .formatted(
                        field(json, "orderId"),
                        field(json, "customerId"),
                        java.time.Instant.ofEpochMilli(Long.parseLong(field(json, "occurredAt"))),
                        field(json, "amount"));
    }

    private static String field(String json, String name) {
        return json.replaceAll(".*\"" + name + "\":\"?([^\",}]*)[\",}].*", "$1");
    }

    private static InputMapping mapping(String amount) {
        Map<MappedField, FieldPath> paths =
                Map.of(
                        MappedField.ORDER_ID, FieldPath.parse("/order"),
                        MappedField.CUSTOMER_ID, FieldPath.parse("/customer"),
                        MappedField.OCCURRED_AT, FieldPath.parse("/at"),
                        MappedField.AMOUNT, FieldPath.parse(amount));
        return new InputMapping(
                paths,
                Map.of(),
                List.of(TimeFormat.ISO),
                Map.of(),
                true,
                MoneyRules.MAJOR,
                IdRules.PLAIN,
                null,
                null,
                false,
                false,
                true,
                null);
    }
}
