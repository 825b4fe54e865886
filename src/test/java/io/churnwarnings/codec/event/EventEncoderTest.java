package io.churnwarnings.codec.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.contract.Contract;
import io.churnwarnings.domain.ErasureReceipt;
import io.churnwarnings.domain.EventContext;
import io.churnwarnings.domain.EventType;
import io.churnwarnings.domain.Loss;
import io.churnwarnings.domain.WarningEvent;
import io.churnwarnings.domain.fact.MoneySum;
import io.churnwarnings.domain.fact.Worth;
import io.churnwarnings.domain.line.Cycle;
import io.churnwarnings.domain.line.CycleBasis;
import io.churnwarnings.domain.line.CycleState;
import io.churnwarnings.domain.line.DriftReason;
import io.churnwarnings.domain.policy.CustomerType;
import io.churnwarnings.domain.policy.Rfm;
import io.churnwarnings.domain.policy.Stage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventEncoderTest {

    private static final String ID = "52ab66616f08e527a2112ddfb1c673eb";
    private static final long LAST = millis("2011-07-26T17:29:34.913Z");
    private static final CycleState RHYTHM = rhythm(8, 58.155, CycleBasis.OWN);

    private static final Rfm WORTH = new Rfm(0, 4, MoneySum.of(1234_5000), "CNY", 3, 4, 4);

    private final EventEncoder encoder = new EventEncoder("/shop");

    @Test
    void aRaisedWarningHasItsFieldsInOrder() {
        WarningEvent event = raised("c 1", LAST + 7_536_926_087L, RHYTHM, false, null);
        assertThat(json(event))
                .isEqualTo(
                        text(
                                """
                                {"eventId":"52ab66616f08e527a2112ddfb1c673eb","schemaVersion":"1","type":"RAISED",
                                "stage":"AT_RISK","customerId":"c 1","occurredAt":"2011-10-21T23:05:01.000Z",
                                "lastPurchaseAt":"2011-07-26T17:29:34.913Z","cycleDays":58.155,"silenceDays":87.233,
                                "silenceCycles":1.500,"cycleBasis":"OWN","gaps":8,
                                "expectedNextPurchaseAt":"2011-09-22T21:12:46.913Z",
                                "rfm":{"recencyDays":87.233,"frequency":4,"monetary":1234.5,"currency":"CNY","scores":"344"},
                                "customerType":"RETURNING","value":"HIGH","play":"reminder"}
                                """));
    }

    @Test
    void withAModelItHasTheLossProbability() {
        Loss loss = new Loss(0.73125, 62.50);
        WarningEvent event =
                new WarningEvent(
                        ID,
                        EventType.RAISED,
                        Stage.LOST,
                        "c",
                        LAST,
                        LAST,
                        RHYTHM,
                        loss,
                        WORTH,
                        CustomerType.LOYAL,
                        "survey",
                        List.of(),
                        false,
                        "m1",
                        "r\"2");
        assertThat(json(event))
                .contains(
                        text(
                                """
                                "expectedNextPurchaseAt":"2011-09-22T21:12:46.913Z",
                                "lossProbability":0.7312,"lossHorizonDays":62.5,"rfm":{
                                """))
                .endsWith(
                        "\"play\":\"survey\",\"modelVersion\":\"m1\",\"rulesVersion\":\"r\\\"2\"}");
    }

    @Test
    void pricesAndWorthFollowAllOtherFields() {
        Worth worth = new Worth(3.18391, 1234.5049, 365, 0.004);
        assertThat(json(raised(0.25, worth)))
                .endsWith(
                        "\"rulesVersion\":\"r\",\"linePrice\":0.25,\"expectedOrders\":3.184,"
                                + "\"expectedRevenue\":1234.5,\"valueHorizonDays\":365,"
                                + "\"valueAtRisk\":0}");
        Worth unknown = new Worth(0, Double.NaN, 90.5, Double.NaN);
        assertThat(json(raised(Double.NaN, unknown)))
                .endsWith(
                        "\"rulesVersion\":\"r\",\"expectedOrders\":0.000,\"valueHorizonDays\":90.5}");
    }

    private static WarningEvent raised(double price, Worth worth) {
        return new WarningEvent(
                ID,
                EventType.RAISED,
                Stage.AT_RISK,
                "c",
                LAST,
                LAST,
                RHYTHM,
                new Loss(0.5, 90),
                WORTH,
                CustomerType.LOYAL,
                "call",
                List.of(),
                false,
                "m",
                "r",
                price,
                worth,
                null,
                EventContext.NONE);
    }

    @Test
    void aDriftHasNoStageAndNamesItsReasons() {
        WarningEvent event =
                new WarningEvent(
                        ID,
                        EventType.DRIFTING,
                        null,
                        "c",
                        LAST,
                        LAST,
                        RHYTHM,
                        null,
                        WORTH,
                        CustomerType.LOYAL,
                        "care-message",
                        List.of(DriftReason.FREQUENCY_DROP, DriftReason.ORDER_VALUE_DROP),
                        false,
                        null,
                        null);
        assertThat(json(event))
                .contains("\"type\":\"DRIFTING\",\"customerId\":\"c\"")
                .endsWith(
                        text(
                                """
                                "customerType":"LOYAL","value":"HIGH","play":"care-message",
                                "reasons":["FREQUENCY_DROP","ORDER_VALUE_DROP"]}
                                """));
        assertThat(encoder.headers(event).get("ce_type"))
                .asString()
                .isEqualTo("io.churnwarnings.drifting");
    }

    @Test
    void moneyIsAPlainDecimalWithoutTrailingZeros() {
        assertThat(money(0)).isEqualTo("0");
        assertThat(money(1)).isEqualTo("0.0001");
        assertThat(money(100_0000)).isEqualTo("100");
        assertThat(money(1_000_000_000_0000L)).isEqualTo("1000000000");
        assertThat(money(12_3400)).isEqualTo("12.34");
    }

    @Test
    void backlogAndModelComeLast() {
        WarningEvent event = raised("c", LAST, rhythm(0, 40, CycleBasis.POPULATION), true, "m\"1");
        assertThat(json(event))
                .endsWith(
                        text(
                                """
                                "cycleDays":40.000,"silenceDays":0.000,"silenceCycles":0.000,"cycleBasis":"POPULATION",
                                "gaps":0,"expectedNextPurchaseAt":"2011-09-04T17:29:34.913Z",
                                "rfm":{"recencyDays":0.000,"frequency":4,"monetary":1234.5,"currency":"CNY","scores":"344"},
                                "customerType":"RETURNING","value":"HIGH","play":"reminder","backlog":true,
                                "modelVersion":"m\\"1"}
                                """));
    }

    @Test
    void withoutCycleSilenceAndGapsRemain() {
        assertThat(json(raised("c", LAST + 86_400_000, new CycleState(0, null), false, null)))
                .contains(
                        "\"lastPurchaseAt\":\"2011-07-26T17:29:34.913Z\",\"silenceDays\":1.000,\"gaps\":0,\"rfm\":");
    }

    @Test
    void aRecoveryDescribesTheSilenceThatItEnds() {
        WarningEvent event =
                new WarningEvent(
                        ID,
                        EventType.RECOVERED,
                        Stage.LOST,
                        "c",
                        LAST + 31_622_400_000L,
                        LAST,
                        RHYTHM,
                        null,
                        new Rfm(0, 5, MoneySum.of(1_0000), "CNY", 5, 4, 1),
                        CustomerType.LOYAL,
                        null,
                        List.of(),
                        false,
                        null,
                        null);
        assertThat(json(event))
                .contains("\"type\":\"RECOVERED\",\"stage\":\"LOST\"")
                .contains("\"cycleDays\":58.155,\"silenceDays\":366.000,\"silenceCycles\":6.294,")
                .endsWith(
                        text(
                                """
                                "rfm":{"recencyDays":0.000,"frequency":5,"monetary":1,"currency":"CNY","scores":"541"},
                                "customerType":"LOYAL","value":"NORMAL"}
                                """));
    }

    @Test
    void aWithdrawalHasNoCycleAndNoBacklog() {
        WarningEvent event =
                new WarningEvent(
                        ID,
                        EventType.WITHDRAWN,
                        Stage.LIKELY_LOST,
                        "c",
                        LAST,
                        LAST,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        true,
                        "m1",
                        null);
        assertThat(json(event))
                .isEqualTo(
                        text(
                                """
                                {"eventId":"52ab66616f08e527a2112ddfb1c673eb","schemaVersion":"1","type":"WITHDRAWN",
                                "stage":"LIKELY_LOST","customerId":"c","occurredAt":"2011-07-26T17:29:34.913Z",
                                "lastPurchaseAt":"2011-07-26T17:29:34.913Z","modelVersion":"m1"}
                                """));
    }

    @Test
    void anErasureHasOnlyTheReceipt() {
        WarningEvent event =
                WarningEvent.erased("c", LAST, new ErasureReceipt(3, Stage.LIKELY_LOST));
        assertThat(json(event))
                .isEqualTo(
                        text(
                                """
                                {"eventId":"%s","schemaVersion":"1","type":"ERASED","customerId":"c",
                                "occurredAt":"2011-07-26T17:29:34.913Z","receipt":{"facts":3,"openStage":"LIKELY_LOST"}}
                                """
                                        .formatted(event.eventId())));
        assertThat(json(WarningEvent.erased("c", LAST, ErasureReceipt.NOTHING)))
                .endsWith(",\"receipt\":{\"facts\":0}}");
    }

    @Test
    void onlyQuoteBackslashAndControlsAreEscaped() {
        assertThat(customer("\"\\/<&>'\u007f\u0080\u2028\u2029\ufeff\u5ba2\ud83d\uded2"))
                .isEqualTo("\"\\\"\\\\/<&>'\u007f\u0080\u2028\u2029\ufeff\u5ba2\ud83d\uded2\"");
        assertThat(customer("\b\f\n\r\t")).isEqualTo("\"\\b\\f\\n\\r\\t\"");
        assertThat(customer("\u0000\u000b\u001a\u001f"))
                .isEqualTo("\"\\u0000\\u000B\\u001A\\u001F\"");
    }

    @Test
    void silenceIsRoundedHalfEvenFromWholeMilliseconds() {
        assertThat(silence(43_200)).isEqualTo("0.000");
        assertThat(silence(43_201)).isEqualTo("0.001");
        assertThat(silence(129_600)).isEqualTo("0.002");
        assertThat(silence(129_599)).isEqualTo("0.001");
        assertThat(silence(86_400_000L * 365 + 43_200)).isEqualTo("365.000");
        assertThat(silence(86_400_000L * 365 + 129_600)).isEqualTo("365.002");
        assertThat(silence(86_400_000L * 3_000_000 + 1)).isEqualTo("3000000.000");
    }

    @Test
    void cyclesAreRoundedHalfEvenFromTheExactDouble() {
        assertThat(cycle(1.0625)).isEqualTo("1.062");
        assertThat(cycle(1.1875)).isEqualTo("1.188");
        assertThat(cycle(1.0005)).isEqualTo("1.000");
        assertThat(cycle(1.0015)).isEqualTo("1.002");
        assertThat(cycle(2.0005)).isEqualTo("2.001");
        assertThat(cycle(180)).isEqualTo("180.000");
        assertThat(cycle(1e9)).isEqualTo("1000000000.000");
        assertThat(cycle(0.0004)).isEqualTo("0.000");
    }

    @Test
    void theExpectedPurchaseIsRoundedHalfEvenToTheMillisecond() {
        assertThat(expected(0.5)).isEqualTo("1970-01-01T00:00:00.000Z");
        assertThat(expected(1.5)).isEqualTo("1970-01-01T00:00:00.002Z");
        assertThat(expected(2.5)).isEqualTo("1970-01-01T00:00:00.002Z");
        assertThat(expected(1234.4)).isEqualTo("1970-01-01T00:00:01.234Z");
    }

    @Test
    void keyAndHeadersAreThoseOfCloudEvents() {
        WarningEvent event = raised("\u5ba2 1", LAST, RHYTHM, false, null);
        assertThat(new String(encoder.key(event), UTF_8)).isEqualTo("\u5ba2 1");
        StringBuilder headers = new StringBuilder();
        encoder.headers(event)
                .forEach(
                        (name, value) ->
                                headers.append(name)
                                        .append('=')
                                        .append(new String(value, UTF_8))
                                        .append(';'));
        assertThat(headers)
                .hasToString(
                        text(
                                """
                                ce_specversion=1.0;ce_id=52ab66616f08e527a2112ddfb1c673eb;
                                ce_type=io.churnwarnings.raised;ce_source=/shop;
                                ce_time=2011-07-26T17:29:34.913Z;ce_subject=\u5ba2 1;
                                content-type=application/json;
                                """));
    }

    private String customer(String id) {
        String json = json(raised(id, LAST, RHYTHM, false, null));
        return json.substring(
                json.indexOf("\"customerId\":") + 13, json.indexOf(",\"occurredAt\""));
    }

    private String silence(long millis) {
        return field("silenceDays", raised("c", LAST + millis, RHYTHM, false, null));
    }

    private String cycle(double days) {
        return field(
                "cycleDays", raised("c", LAST, rhythm(1, days, CycleBasis.BLENDED), false, null));
    }

    private String expected(double millis) {
        CycleState state = rhythm(1, millis / 86_400_000.0, CycleBasis.OWN);
        return field("expectedNextPurchaseAt", warning("c", 0, 0, state, WORTH, false, null))
                .replace("\"", "");
    }

    private String field(String name, WarningEvent event) {
        return json(event).replaceFirst(".*\"" + name + "\":([^,}]*).*", "$1");
    }

    private String json(WarningEvent event) {
        String json = new String(encoder.value(event), UTF_8);
        Contract.assertEvents(List.of(json));
        Contract.assertEventHeaders(encoder.headers(event));
        return json;
    }

    /** Lines are broken for the reader alone. */
    private static String text(String broken) {
        return broken.replace("\n", "");
    }

    private static WarningEvent raised(
            String customerId, long at, CycleState cycle, boolean backlog, String model) {
        Rfm worth = new Rfm(at - LAST, 4, MoneySum.of(1234_5000), "CNY", 3, 4, 4);
        return warning(customerId, at, LAST, cycle, worth, backlog, model);
    }

    private static WarningEvent warning(
            String customerId,
            long at,
            long last,
            CycleState cycle,
            Rfm rfm,
            boolean backlog,
            String model) {
        return new WarningEvent(
                ID,
                EventType.RAISED,
                Stage.AT_RISK,
                customerId,
                at,
                last,
                cycle,
                null,
                rfm,
                CustomerType.RETURNING,
                "reminder",
                List.of(),
                backlog,
                model,
                null);
    }

    private String money(long amount) {
        Rfm rfm = new Rfm(0, 1, MoneySum.of(amount), "CNY", 1, 1, 1);
        return field("monetary", warning("c", LAST, LAST, RHYTHM, rfm, false, null));
    }

    private static CycleState rhythm(int gaps, double days, CycleBasis basis) {
        return new CycleState(gaps, new Cycle(days, days, basis));
    }

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}
