package io.churnwarnings.tools.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.tools.RulesOfTheJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor makes of rows as shops have them, and when it says that something is wrong. */
class DoctorOfRowsTest {

    @TempDir Path folder;

    @Test
    void rowsInGermanAreUnderstood() throws Exception {
        Doctor.Findings found =
                examine(
                        "Kundennummer;Auftragsnr;Datum;Summe;Status",
                        i ->
                                "%03d;A-%d;%02d.03.2024 10:%02d;%d,%02d;%s"
                                        .formatted(
                                                1 + i % 20,
                                                i,
                                                1 + i % 28,
                                                i % 60,
                                                10 + i,
                                                7 + i % 90,
                                                i % 9 == 8 ? "storniert" : "bezahlt"));
        assertThat(found.healthy()).isTrue();
        assertThat(found.settings())
                .containsEntry("churn.input.mapping.customer-id", "/Kundennummer")
                .containsEntry("churn.input.mapping.order-id", "/Auftragsnr")
                .containsEntry("churn.input.mapping.time-format", "d.M.yyyy H:mm")
                .containsEntry(
                        "churn.input.mapping.types",
                        "bezahlt:purchase,storniert:purchase+cancellation")
                .containsEntry("churn.currency.base", "?");
        assertThat(text(found)).contains("In which currency are the amounts?", "In which zone is");
    }

    @Test
    void aWordThatItDoesNotKnowIsLeftUndecided() throws Exception {
        Doctor.Findings found =
                examine(
                        "customer,order,date,total,status",
                        i -> row(i) + (i % 10 == 0 ? ",blorf" : ",paid"));
        assertThat(found.healthy()).isFalse();
        assertThat(found.settings().get("churn.input.mapping.types")).contains("blorf:?");
        assertThat(text(found)).contains("What does the word 'blorf' mean (10 records)?");
    }

    @Test
    void dayAndMonthThatCannotBeToldApartAreAQuestion() throws Exception {
        Doctor.Findings found =
                examine(
                        "customer,order,date,total",
                        i ->
                                "c%d,o%d,0%d/0%d/2024,%d.50"
                                        .formatted(i % 20, i, 1 + i % 9, 1 + i % 7, i));
        assertThat(found.healthy()).isFalse();
        assertThat(found.settings()).containsEntry("churn.input.mapping.time-format", "?");
        Doctor.Findings told =
                examine(
                        "customer,order,date,total",
                        i -> "c%d,o%d,%02d/03/2024,%d.50".formatted(i % 20, i, 1 + i % 28, i));
        assertThat(told.settings()).containsEntry("churn.input.mapping.time-format", "d/M/yyyy");
    }

    @Test
    void wholeAmountsWhereTheCurrencyHasCentsAreAProblem() throws Exception {
        IntFunction<String> cents = i -> row(i).replaceAll(",[^,]*$", "," + (1_000 + 37 * i));
        Doctor.Findings found = examine("customer,order,date,total", cents);
        assertThat(found.healthy()).isFalse();
        assertThat(text(found)).contains("amount-unit: minor");
        assertThat(examine("customer,order,date,total", DoctorOfRowsTest::row).healthy()).isTrue();
    }

    @Test
    void aWordInPlaceOfAnIdIsAProblem() throws Exception {
        Doctor.Findings found =
                examine(
                        "customer,order,date,total",
                        i -> i % 8 == 0 ? row(i).replaceAll("^[^,]*", "guest") : row(i));
        assertThat(found.healthy()).isFalse();
        assertThat(text(found)).contains("'guest'", "churn.input.mapping.absent");
    }

    @Test
    void linesOfOrdersAreProposedToBeAdded() throws Exception {
        Doctor.Findings found =
                examine(
                        "customer,order,date,quantity,price,sku",
                        i ->
                                "c%d,o%d,2024-01-%02d 10:00:00,%d,%d.25,s%d"
                                        .formatted(
                                                i / 3 % 20,
                                                i / 3,
                                                1 + i / 3 % 28,
                                                1 + i % 4,
                                                3 + i % 7,
                                                i));
        assertThat(found.settings())
                .containsEntry("churn.input.mapping.lines", "true")
                .containsEntry("churn.input.mapping.amount", "/quantity * /price");
        assertThat(found.healthy()).isTrue();
    }

    @Test
    void rowsWithoutOrderIdsAreOneOrderEach() throws Exception {
        Doctor.Findings found =
                examine(
                        "client_id,date,amount",
                        i -> "k%d,2024-02-%02d,%d.15".formatted(i % 20, 1 + i % 28, i));
        assertThat(found.settings()).containsEntry("churn.input.mapping.order-id", "record");
    }

    @Test
    void anUnknownOrderStateIsAQuestion() throws Exception {
        Doctor.Findings found =
                examine(
                        "customer,order,date,total,status",
                        i -> row(i) + (i % 10 == 0 ? ",zap" : ",blorf"));
        assertThat(found.healthy()).isFalse();
        assertThat(found.settings()).containsEntry("churn.input.mapping.types", "zap:?,blorf:?");
    }

    @Test
    void aYesOrNoIsNoCustomer() throws Exception {
        Doctor.Findings found =
                examine(
                        "new client,client,order,date,total",
                        i -> (i % 2 == 0 ? "yes," : "no,") + row(i));
        assertThat(found.settings()).containsEntry("churn.input.mapping.customer-id", "/client");
    }

    @Test
    void oneCustomerForAllOrdersIsAProblem() throws Exception {
        Doctor.Findings found =
                examine("customer,order,date,total", i -> row(i).replaceAll("^[^,]*", "counter"));
        assertThat(found.healthy()).isFalse();
        assertThat(text(found)).contains("'counter' has 100.0 % of all facts");
    }

    @Test
    void theTimeOfTheDayInAColumnOfItsOwnIsJoined() throws Exception {
        Doctor.Findings found =
                examine(
                        "customer,order,date,time,total",
                        i ->
                                "c%d,o%d,%02d/03/2024,%02d:05 PM,%d.50"
                                        .formatted(i % 20, i, 1 + i % 28, 1 + i % 12, i));
        assertThat(found.healthy()).isTrue();
        assertThat(found.settings())
                .containsEntry("churn.input.mapping.occurred-at", "/date:/time")
                .containsEntry("churn.input.mapping.time-format", "d/M/yyyy h:mm[ ]a");
    }

    @Test
    void titlesAboveTheHeaderArePassedOverAloud() throws Exception {
        Path file = folder.resolve("titled.csv");
        StringBuilder rows =
                new StringBuilder("sep=;\nOrders of 2024\n\ncustomer;order;date;total\n");
        for (int i = 0; i < 100; i++) {
            rows.append(row(i).replace(',', ';')).append('\n');
        }
        Files.writeString(file, rows);
        Doctor.Findings found = examine(file);
        assertThat(found.healthy()).isTrue();
        assertThat(text(found))
                .contains("2 rows above the header are passed over: 'sep='", "purchases 100");
    }

    @Test
    void thousandsOfACurrencyWithoutDecimalsAreNoQuestion() throws Exception {
        Path file = folder.resolve("yen.csv");
        write(
                file,
                "customer,order,date,total",
                i -> row(i).replaceFirst("[^,]*$", "\"%d,%03d\"".formatted(2 + i % 9, i)));
        Map<String, String> yen = Map.of("churn.currency.base", "JPY");
        Doctor.Findings found =
                new Doctor(more -> RulesOfTheJob.rules(yen, more), false, yen)
                        .examine(List.of(file), 1_000);
        assertThat(found.healthy()).isTrue();
        assertThat(found.settings()).containsEntry("churn.input.file.decimal", ".");
    }

    @Test
    void amountsThatAreNoNumbersAreAProblem() throws Exception {
        Doctor.Findings found =
                examine(
                        "customer,order,date,total",
                        i -> row(i).replaceFirst("[^,]*$", "about " + i + " apples"));
        assertThat(found.healthy()).isFalse();
        assertThat(text(found)).contains("amounts are there but cannot be read");
    }

    @Test
    void codesOfAnOrderStateAreAQuestion() throws Exception {
        Doctor.Findings found =
                examine(
                        "customer,order,date,total,current_state",
                        i -> row(i) + "," + (i % 10 == 0 ? 6 : 5));
        assertThat(found.healthy()).isFalse();
        assertThat(found.settings()).containsEntry("churn.input.mapping.types", "6:?,5:?");
    }

    @Test
    void eventsOfAnOrderTellOneThingEach() throws Exception {
        Doctor.Findings found =
                examine(
                        "event type,customer,order,date,total",
                        i ->
                                i % 9 == 8
                                        ? (i % 2 == 0 ? "order_cancelled," : "order_refunded,")
                                                + row(i - 1)
                                        : "order_placed," + row(i));
        assertThat(found.settings())
                .containsEntry(
                        "churn.input.mapping.types",
                        "order_placed:purchase,order_cancelled:cancellation,order_refunded:refund");
    }

    @Test
    void ordersWithoutAPaymentTimeAreAQuestion() throws Exception {
        Doctor.Findings found =
                examine(
                        "customer,order,date,total,paid_at",
                        i -> row(i) + (i % 10 == 0 ? "," : ",2024-02-01 10:00:00"));
        assertThat(text(found))
                .contains("10 of 100 orders have no /paid_at", "ignore: /paid_at absent");
    }

    @Test
    void aFileWithoutHeaderIsTold() throws Exception {
        Doctor.Findings found = examine("c1,o1,2024-01-01 10:00:00,12.50", DoctorOfRowsTest::row);
        assertThat(found.healthy()).isFalse();
        assertThat(text(found)).contains("The first row looks like data");
    }

    @Test
    void dayNumbersOfASpreadsheetAreRecognised() throws Exception {
        Doctor.Findings found =
                examine(
                        "customer,order,date,total",
                        i -> "c%d,o%d,%d.5,%d.25".formatted(i % 20, i, 45_000 + i, i));
        assertThat(found.healthy()).isFalse();
        assertThat(text(found)).contains("numbers that a spreadsheet has for days");
    }

    @Test
    void linesWithTheTimeOfTheLastChangeAreAddedTheMore() throws Exception {
        Doctor.Findings found =
                examine(
                        "customer,order,date,updated,quantity,unit price",
                        i ->
                                "c%d,o%d,2024-01-%02d 10:00:00,2024-02-%02d 10:00:00,%d,%d.25"
                                        .formatted(
                                                i / 2 % 20,
                                                i / 2,
                                                1 + i / 2 % 28,
                                                1 + i / 2 % 28,
                                                1 + i % 4,
                                                3 + i % 7));
        assertThat(found.settings()).containsEntry("churn.input.mapping.lines", "true");
        assertThat(found.healthy()).isTrue();
    }

    @Test
    void changesOfAnOrderAreNotItsLines() throws Exception {
        Doctor.Findings found =
                examine(
                        "customer,order,date,updated,quantity,total,status",
                        i ->
                                "c%d,o%d,2024-01-%02d 10:00:00,2024-02-%02d 10:00:00,1,%d.25,%s"
                                        .formatted(
                                                i / 2 % 20,
                                                i / 2,
                                                1 + i / 2 % 28,
                                                1 + i % 28,
                                                3 + i / 2,
                                                i % 2 == 0 ? "paid" : "shipped"));
        assertThat(found.settings()).doesNotContainKey("churn.input.mapping.lines");
    }

    @Test
    void aPageThatWasOpenedAgainIsNoProblem() throws Exception {
        IntFunction<String> again =
                i -> i % 10 == 9 ? row(i - 1).replace("10:00:00", "11:30:00") : row(i);
        assertThat(examine("customer,order,date,total", again).healthy()).isTrue();
        Doctor.Findings wrongId =
                examine(
                        "customer,order,date,total",
                        i ->
                                row(i).replaceAll(",o[0-9]*,", ",o" + i % 20 + ",")
                                        .replaceFirst("[^,]*$", "9.95"));
        assertThat(text(wrongId)).contains("would be taken for repetitions");
    }

    private static String row(int i) {
        return "c%d,o%d,2024-01-%02d 10:00:00,%d.25".formatted(1 + i % 20, i, 1 + i % 28, i + 3);
    }

    private Doctor.Findings examine(String header, IntFunction<String> row) throws Exception {
        Path file = folder.resolve("shop.csv");
        write(file, header, row);
        return examine(file);
    }

    private static Doctor.Findings examine(Path file) throws Exception {
        return new Doctor(more -> RulesOfTheJob.rules(Map.of(), more), false, Map.of())
                .examine(List.of(file), 1_000);
    }

    private static void write(Path file, String header, IntFunction<String> row)
            throws IOException {
        StringBuilder rows = new StringBuilder(header).append('\n');
        for (int i = 0; i < 100; i++) {
            rows.append(row.apply(i)).append('\n');
        }
        Files.writeString(file, rows);
    }

    private static String text(Doctor.Findings findings) {
        return String.join("\n", findings.lines());
    }
}
