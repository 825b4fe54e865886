package io.churnwarnings.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.churnwarnings.codec.field.RowRules;
import io.churnwarnings.codec.record.DecodedRecord;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How money, ids, conditions and times are written in records and rows. */
class RecordWordsTest {

    private static final String AT = "1770000000000";

    private static Shape shape(String... more) {
        return Shape.of("canonical", more);
    }

    private static String order(String fields) {
        return "{\"orderId\":1,\"customerId\":2,\"occurredAt\":" + AT + fields + "}";
    }

    @ParameterizedTest
    @CsvSource({
        "minor,1299,usd,12.99 USD",
        "minor,1299,JPY,1299 JPY",
        "minor,1299,KWD,1.299 KWD",
        "'minor,JPY:2',1299,JPY,12.99 JPY",
        "minor,12.5,USD,? USD",
        "minor,1299.0,USD,12.99 USD",
        "minor,100000000000000,USD,? USD",
        "minor,99999999999999,USD,999999999999.99 USD",
        "major,12.99,' eur ',12.99 EUR"
    })
    void amountsAreInUnitsOrInCoins(String unit, String amount, String currency, String told) {
        Shape shape = shape("amount-unit=" + unit);
        String json = order(",\"amount\":" + amount + ",\"currency\":\"" + currency + "\"");
        assertThat(shape.told(json)).containsExactly("PURCHASE " + told + " 2026-02-02");
    }

    @Test
    void textsMayBeTheBytesOfAnIntegerAndNumbersStayNumbers() {
        Shape shape = shape("amount-scale=2");
        assertThat(shape.told(order(",\"amount\":\"Hro=\"")))
                .containsExactly("PURCHASE 78.66 CNY 2026-02-02");
        assertThat(shape.told(order(",\"amount\":\"/w==\"")))
                .containsExactly("REFUND 0.01 CNY 2026-02-02");
        assertThat(shape.told(order(",\"amount\":5"))).containsExactly("PURCHASE 5 CNY 2026-02-02");
        for (String none : new String[] {"12.5", "", "AAAAAAAAAAAAAAAAAAAAAAA="}) {
            assertThat(shape.told(order(",\"amount\":\"" + none + "\"")))
                    .containsExactly("PURCHASE ? CNY 2026-02-02");
        }
    }

    @Test
    void anAmountMayBeAProduct() {
        Shape shape = shape("amount=/n * /price");
        assertThat(shape.told(order(",\"n\":3,\"price\":\"0.33335\"")))
                .containsExactly("PURCHASE 1 CNY 2026-02-02");
        assertThat(shape.told(order(",\"n\":-2,\"price\":1.5")))
                .containsExactly("REFUND 3 CNY 2026-02-02");
        assertThat(shape.decode(order(",\"n\":3")).dropped()).hasSize(1);
        assertThat(shape.decode(order("")).dropped()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ".|1,234.56|1234.56 CNY",
                ",|1.234,56 €|1234.56 CNY",
                ",|1 234 567,8|1234567.8 CNY",
                ".|1'234.50|1234.5 CNY",
                ".|$12.00|12 CNY",
                ".|US$ 12|? CNY",
                ".|EUR 12.00|12 EUR",
                ".|12.00 gbp|12 GBP",
                ".|¥1,200|1200 CNY",
                ".|12,34|? CNY",
                ",|12.34|? CNY",
                ".|007|7 CNY",
                ".|.5|0.5 CNY",
                ".|much|? CNY"
            })
    void cellsHoldNumbersAsSpreadsheetsWriteThem(char decimal, String cell, String told) {
        DecodedRecord row = row(shape(), decimal, cell);
        assertThat(Shape.told(row.fact())).isEqualTo("PURCHASE " + told + " 2026-02-02");
    }

    @Test
    void bracketsAndASignBehindAreAMinus() {
        assertThat(Shape.told(row(shape(), '.', "(12.00)").fact())).startsWith("REFUND 12 ");
        assertThat(Shape.told(row(shape(), '.', "12.00-").fact())).startsWith("REFUND 12 ");
        assertThat(Shape.told(row(shape(), '.', "-$1.00").fact())).startsWith("REFUND 1 ");
    }

    private static DecodedRecord row(Shape shape, char decimal, String amount) {
        return shape("ids=whole")
                .row(
                        new RowRules(decimal),
                        "orderId",
                        " '0042 ",
                        "customerId",
                        "=\"7\"",
                        "occurredAt",
                        "2026-02-02 09:00:00",
                        "amount",
                        amount);
    }

    @Test
    void additionsOfSpreadsheetsToIdsAreRemoved() {
        DecodedRecord row = row(shape(), '.', "1");
        assertThat(row.fact().fact().orderId()).isEqualTo("0042");
        assertThat(row.fact().customerId()).isEqualTo("7");
    }

    @ParameterizedTest
    @CsvSource({
        "17851.0,17851",
        "1e3,BAD_FIELD",
        "9007199254740993.0,BAD_FIELD",
        "9007199254740993,9007199254740993",
        "1.5,BAD_FIELD",
        "\"17851.0\",17851.0",
        "\"2.17E+18\",2.17E+18",
        "NaN,MISSING_FIELD",
        "\"\",MISSING_FIELD",
        "\"guest\",MISSING_FIELD",
        "0,MISSING_FIELD",
        "0.0,MISSING_FIELD"
    })
    void idsAreCleanedAndRoundedOnesRefused(String written, String id) {
        Shape shape = shape("absent=0|guest|(not set)");
        String json = order("").replace("\"customerId\":2", "\"customerId\":" + written);
        if (id.endsWith("FIELD")) {
            assertThat(shape.rejection(json)).startsWith(id);
        } else {
            assertThat(shape.fact(json).customerId()).isEqualTo(id);
        }
    }

    @Test
    void roundedIdsOfRowsAreRefusedInTheUsersWords() {
        DecodedRecord row =
                shape("ids=whole")
                        .row(
                                RowRules.POINT,
                                "orderId",
                                "2.17E+18",
                                "customerId",
                                "13085.0",
                                "occurredAt",
                                "2026-02-02");
        assertThat(row.rejection().detail())
                .isEqualTo(
                        "orderId at /orderId: rounded by a spreadsheet; save the column as text");
        DecodedRecord whole =
                shape("ids=whole")
                        .row(
                                RowRules.POINT,
                                "orderId",
                                "12E18",
                                "customerId",
                                "013085.0",
                                "occurredAt",
                                "2026-02-02");
        assertThat(whole.fact().customerId()).isEqualTo("013085");
    }

    @Test
    void joinedIdsNeedAllPartsAndDoNotCollide() {
        Shape shape = shape("customer-id=/a:/b | /mail", "absent=0");
        assertThat(customer(shape, ",\"a\":\"x:y\",\"b\":\"z\"")).isEqualTo("x%3Ay:z");
        assertThat(customer(shape, ",\"a\":\"x\",\"b\":\"y:z\"")).isEqualTo("x:y%3Az");
        assertThat(customer(shape, ",\"a\":\"x%3Ay\",\"b\":\"5%\"")).isEqualTo("x%253Ay:5%");
        assertThat(customer(shape, ",\"a\":\"x\",\"b\":0,\"mail\":\"m:n\"")).isEqualTo("m:n");
    }

    private static String customer(Shape shape, String fields) {
        return shape.fact(order(fields)).customerId();
    }

    @Test
    void conditionsExcludeRecords() {
        Shape shape =
                shape(
                        "ignore=/test = true | /live = false | /sum = 0 & /source = a\\|b & /x absent");
        assertThat(shape.decode(order(",\"test\":true")).ignored()).isTrue();
        assertThat(shape.decode(order(",\"test\":\"true\"")).ignored()).isTrue();
        assertThat(shape.decode(order(",\"live\":false")).ignored()).isTrue();
        assertThat(shape.decode(order(",\"sum\":\"0.00\",\"source\":\"a|b\"")).ignored()).isTrue();
        assertThat(shape.decode(order(",\"sum\":0,\"source\":\"a|b\",\"x\":1")).ignored())
                .isFalse();
        assertThat(shape.decode(order(",\"sum\":1,\"source\":\"a|b\"")).ignored()).isFalse();
        assertThat(shape.decode(order("")).ignored()).isFalse();
        Shape unequal = shape("ignore=/state != paid");
        assertThat(unequal.decode(order(",\"state\":\"new\"")).ignored()).isTrue();
        assertThat(unequal.decode(order("")).ignored()).isFalse();
        assertThat(shape("ignore=/x present").decode(order(",\"x\":{}")).ignored()).isTrue();
    }

    @Test
    void anIgnoredRecordNeedsNothingAndMovesTheClockIfItCan() {
        Shape shape = shape("ignore=/test = true");
        assertThat(shape.decode("{\"test\":true}").observedAt()).isEqualTo(DecodedRecord.UNTIMED);
        assertThat(shape.decode("{\"test\":true,\"occurredAt\":" + AT + "}").observedAt())
                .isEqualTo(Long.parseLong(AT));
        assertThat(shape.decode("{\"test\":true,\"occurredAt\":5}").observedAt())
                .isEqualTo(DecodedRecord.UNTIMED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "iso;\"2024-01-05 10:00:00\";2024-01-05T10:00:00Z",
                "iso;\"2024-01-05 10:00:00.25 +0800\";2024-01-05T02:00:00.250Z",
                "iso;\"2024-01-05T10:00+08\";2024-01-05T02:00:00Z",
                "iso;\"2024-01-05\";2024-01-05T00:00:00Z",
                "iso;\"2024-01-05 10:00:00 -06:00\";2024-01-05T16:00:00Z",
                "iso;1704448800000.0;2024-01-05T10:00:00Z",
                "epoch-ns;1704448800000000000;2024-01-05T10:00:00Z",
                "rfc-2822;\"Fri, 5 Jan 2024 10:00:00 +0100\";2024-01-05T09:00:00Z",
                "rfc-2822;\"05 Jan 2024 10:00:00 UT\";2024-01-05T10:00:00Z",
                "yyyyMMdd;20240105;2024-01-05T00:00:00Z",
                "dd/MM/yyyy | iso;\"05/01/2024\";2024-01-05T00:00:00Z"
            })
    void timesAreWrittenInManyWays(String format, String written, String instant) {
        Shape shape = shape("time-format=" + format);
        assertThat(time(shape, written)).isEqualTo(instant);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-31 02:30,2024-03-31T01:30:00Z",
        "2024-10-27 02:30,2024-10-27T00:30:00Z",
        "2024-07-01,2024-06-30T22:00:00Z"
    })
    void atAChangeOfClocksTheOffsetBeforeItApplies(String written, String instant) {
        assertThat(time(shape("time-zone=Europe/Berlin"), '"' + written + '"')).isEqualTo(instant);
        Shape pattern =
                shape("time-zone=Europe/Berlin", "time-format=yyyy-MM-dd HH:mm | yyyy-MM-dd");
        assertThat(time(pattern, '"' + written + '"')).isEqualTo(instant);
    }

    private static String time(Shape shape, String written) {
        String json = "{\"orderId\":1,\"customerId\":2,\"occurredAt\":" + written + "}";
        return Instant.ofEpochMilli(shape.fact(json).fact().occurredAt()).toString();
    }

    @Test
    void aPlaceMayHaveItsOwnTimeFormat() {
        Shape shape =
                shape(
                        "time-format=epoch-s",
                        "cancellation.occurred-at=/gone",
                        "cancellation.occurred-at.time-format=iso");
        assertThat(
                        shape.told(
                                "{\"orderId\":1,\"customerId\":2,\"occurredAt\":1770000000,"
                                        + "\"gone\":\"2026-02-04\"}"))
                .containsExactly("CANCELLATION ? CNY 2026-02-04", "PURCHASE ? CNY 2026-02-02");
        assertThat(shape.hasAssumedZone()).isTrue();
    }

    @Test
    void debeziumsSchemaDefinesTheEncodingOfValues() {
        Shape rows =
                Shape.of(
                        "debezium",
                        "order-id=/id",
                        "customer-id=/who",
                        "occurred-at=/made",
                        "amount=/total",
                        "ignore=/state = NEW");
        String schema =
                "{\"schema\":{\"fields\":[{\"fields\":[],\"field\":\"before\"},{\"fields\":["
                        + "{\"type\":\"bytes\",\"parameters\":{\"scale\":\"2\"},\"field\":\"total\"},"
                        + "{\"type\":\"int64\",\"name\":\"io.debezium.time.MicroTimestamp\",\"field\":\"made\"}],"
                        + "\"field\":\"after\"}]},\"payload\":{\"op\":\"c\",\"after\":{\"id\":1,\"who\":2,"
                        + "\"state\":\"%s\",\"total\":\"Hro=\",\"made\":1770000000000000}}}";
        assertThat(rows.told(schema.formatted("PAID")))
                .containsExactly("PURCHASE 78.66 CNY 2026-02-02");
        assertThat(rows.decode(schema.formatted("NEW")).ignored()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ignore=/x;is no condition",
                "ignore=x = 1;must begin with /",
                "amount=/a/[]/b * /c;is no product",
                "customer-id=/a/[]/b;[] stands for several values",
                "refunds=/r;refunds.occurred-at is not: set it, or, if the elements have no times",
                "refunds.amount=/r;refunds is not: set it to the array",
                "amount-unit=cents;major, or minor",
                "ids=all;whole, or not set",
                "types=paid:?;does not say yet what 'paid' means",
                "records=orders;/ or the place of an array",
                "refund.without-amount=some;all or nothing"
            })
    void errorsSayWhatToDo(String option, String told) {
        assertThatThrownBy(() -> shape(option)).hasMessageContaining(told);
    }

    @Test
    void optionsThatExcludeEachOtherAreAnError() {
        assertThatThrownBy(() -> shape("refunded-so-far=/a", "refund.amount=/b"))
                .hasMessageContaining("more than one way");
        assertThatThrownBy(() -> shape("type=/t", "types=back:purchase+refund"))
                .hasMessageContaining("not where the refund stands");
        assertThatThrownBy(() -> shape("type=/t", "types=on-hold:?"))
                .hasMessageContaining("does not say yet what 'on-hold' means");
        // A way of one's own replaces the preset's.
        Shape own = Shape.of("shopify", "refunded-so-far=/back");
        assertThat(
                        own.told(
                                "{\"id\":1,\"email\":\"m\",\"created_at\":1770000000000,\"back\":5,"
                                        + "\"total_price\":\"9\",\"currency\":\"EUR\"}"))
                .containsExactly("PURCHASE 9 EUR 2026-02-02", "REFUNDED_SO_FAR 5 EUR 2026-02-02");
    }

    @Test
    void aBackslashMakesASpecialCharacterOrdinary() {
        Shape shape = shape("type=/a\\|b", "types=in\\, part\\:1:purchase,*:ignore");
        assertThat(shape.told(order(",\"a|b\":\"in, part:1\""))).hasSize(1);
        assertThat(shape.decode(order(",\"a|b\":\"x\"")).ignored()).isTrue();
    }
}
