package io.churnwarnings.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.codec.field.OptionalField;
import io.churnwarnings.codec.json.RejectionReason;
import io.churnwarnings.codec.record.DecodedRecord;
import io.churnwarnings.codec.record.DroppedPart;
import io.churnwarnings.domain.fact.FactType;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One record tells of a purchase, its refunds and its cancellation. */
class RecordPartsTest {

    private static final String ORDER =
            "{\"id\":1,\"who\":\"c\",\"at\":\"2026-02-01T00:00:00Z\",\"sum\":100,\"cur\":\"EUR\"%s}";

    private static Shape shape(String... more) {
        String[] all = new String[more.length + 5];
        System.arraycopy(
                new String[] {
                    "order-id=/id",
                    "customer-id=/who",
                    "occurred-at=/at",
                    "amount=/sum",
                    "currency=/cur"
                },
                0,
                all,
                0,
                5);
        System.arraycopy(more, 0, all, 5, more.length);
        return Shape.of("canonical", all);
    }

    private static final String[] ARRAY = {
        "refunds=/back",
        "refunds.amount=/parts/[kind=refund&status!=failure][]/sum",
        "refunds.currency=/parts/[kind=refund&status!=failure][]/cur",
        "refunds.occurred-at=/at",
        "cancellation.occurred-at=/gone"
    };

    @Test
    void anOrderHasItsPurchaseItsRefundsAndItsCancellation() {
        String back =
                ",\"gone\":\"2026-02-09T00:00:00Z\",\"back\":["
                        + "{\"parts\":[{\"sum\":7,\"kind\":\"refund\",\"status\":\"failure\"},"
                        + "{\"sum\":\"4.5\",\"kind\":\"refund\"},{\"sum\":1,\"kind\":\"refund\"},"
                        + "{\"sum\":90,\"kind\":\"sale\"}],\"at\":\"2026-02-03T00:00:00Z\"},"
                        + "{\"parts\":[],\"at\":\"2026-02-04T00:00:00Z\"},"
                        + "{\"parts\":[{\"kind\":\"refund\",\"sum\":5,\"cur\":\"USD\"}],"
                        + "\"at\":\"2026-02-05T00:00:00Z\"}]";
        DecodedRecord order = shape(ARRAY).decode(ORDER.formatted(back));
        assertThat(shape(ARRAY).told(ORDER.formatted(back)))
                .containsExactly(
                        "CANCELLATION 100 EUR 2026-02-09",
                        "PURCHASE 100 EUR 2026-02-01",
                        "REFUND 5.5 EUR 2026-02-03",
                        "REFUND 5 USD 2026-02-05");
        // The clock takes the newest of them.
        assertThat(order.observedAt())
                .isEqualTo(Instant.parse("2026-02-09T00:00:00Z").toEpochMilli());
        assertThat(shape(ARRAY).told(ORDER.formatted("")))
                .containsExactly("PURCHASE 100 EUR 2026-02-01");
    }

    @Test
    void refundsOfOneInstantAreOneInTheFirstOnesCurrency() {
        String part =
                "{\"parts\":[{\"kind\":\"refund\",\"sum\":%s}],\"at\":\"2026-02-03T00:00:00Z\"}";
        String other = part.replace("}]", ",\"cur\":\"USD\"}]");
        String back =
                ",\"back\":["
                        + String.join(",", part.formatted(2), other.formatted(9), part.formatted(3))
                        + "]";
        DecodedRecord order = shape(ARRAY).decode(ORDER.formatted(back));
        assertThat(order.further())
                .extracting(Shape::told)
                .containsExactly("REFUND 5 EUR 2026-02-03");
        assertThat(order.parts())
                .extracting(DroppedPart::part, DroppedPart::reason)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(
                                FactType.REFUND, RejectionReason.BAD_FIELD));
    }

    @Test
    void aFurtherPartThatCannotBeUsedIsLeftOutAndNamed() {
        String back =
                ",\"gone\":\"1970-01-01T00:00:00Z\",\"back\":[{\"parts\":[{\"kind\":\"refund\","
                        + "\"sum\":5}]}]";
        DecodedRecord order = shape(ARRAY).decode(ORDER.formatted(back));
        assertThat(order.factCount()).isEqualTo(1);
        assertThat(order.parts())
                .extracting(part -> part.part() + " " + part.reason())
                .containsExactlyInAnyOrder("CANCELLATION TOO_OLD", "REFUND MISSING_FIELD");
    }

    @Test
    void aRecordWithAnUnusableFirstPartIsRejected() {
        String future =
                ORDER.formatted(",\"gone\":\"2026-02-09T00:00:00Z\"")
                        .replace("2026-02-01", "9026-02-01");
        assertThat(shape(ARRAY).rejection(future)).startsWith("IN_FUTURE occurredAt at /at");
        Shape refunds = shape("type=/type", "types=back:refund", "refunded-so-far=/back");
        assertThat(refunds.rejection("{\"type\":\"back\",\"id\":1,\"at\":1,\"back\":5}"))
                .startsWith("MISSING_FIELD customerId at /who")
                .contains("join it with its order upstream");
    }

    @Test
    void moreThanAThousandFactsAreABadField() {
        StringBuilder back = new StringBuilder();
        for (int i = 0; i < 1001; i++) {
            back.append(i == 0 ? "" : ",")
                    .append("{\"parts\":[{\"kind\":\"refund\",\"sum\":1}],\"at\":")
                    .append(1_770_000_000_000L + i)
                    .append('}');
        }
        assertThat(shape(ARRAY).rejection(ORDER.formatted(",\"back\":[" + back + "]")))
                .isEqualTo("BAD_FIELD more than 1000 facts in one record");
    }

    @Test
    void aTypeGivesOnlyThePartsOfItsMeaning() {
        Shape orders =
                shape(
                        "type=/type",
                        "types=paid:purchase,back:purchase+refund,gone:purchase+cancellation,test:ignore,true:purchase,7:cancellation",
                        "refunded-so-far=/back",
                        "updated-at=/changed");
        String more = ",\"back\":-30,\"changed\":\"2026-02-08T00:00:00Z\",\"type\":";
        assertThat(orders.told(ORDER.formatted(more + "\"paid\"")))
                .containsExactly("PURCHASE 100 EUR 2026-02-01");
        assertThat(orders.told(ORDER.formatted(more + "true")))
                .containsExactly("PURCHASE 100 EUR 2026-02-01");
        assertThat(orders.told(ORDER.formatted(more + "7")))
                .containsExactly("CANCELLATION 100 EUR 2026-02-08");
        assertThat(orders.told(ORDER.formatted(more + "\"back\"")))
                .containsExactly(
                        "PURCHASE 100 EUR 2026-02-01", "REFUNDED_SO_FAR 30 EUR 2026-02-08");
        assertThat(orders.told(ORDER.formatted(more + "\"gone\"")))
                .containsExactly("CANCELLATION 100 EUR 2026-02-08", "PURCHASE 100 EUR 2026-02-01");
        // Without a word and without *: by what is there.
        assertThat(orders.told(ORDER.formatted(more + "null")))
                .containsExactly(
                        "PURCHASE 100 EUR 2026-02-01", "REFUNDED_SO_FAR 30 EUR 2026-02-08");
        assertThat(orders.rejection(ORDER.formatted(more + "\"new\""))).startsWith("UNKNOWN_TYPE");
        assertThat(orders.decode(ORDER.formatted(more + "\"test\"")).ignored()).isTrue();
    }

    @Test
    void aRunningSumIsAddedUpAndIgnoredIfZeroOrAbsent() {
        Shape orders = shape("refunded-so-far=/back/[]/sum");
        assertThat(orders.told(ORDER.formatted(",\"back\":[{\"sum\":\"-3\"},{\"sum\":-4.5},{}]")))
                .containsExactly(
                        "PURCHASE 100 EUR 2026-02-01", "REFUNDED_SO_FAR 7.5 EUR 2026-02-01");
        for (String nothing :
                List.of("", ",\"back\":[]", ",\"back\":[{\"sum\":0}]", ",\"back\":null")) {
            assertThat(orders.told(ORDER.formatted(nothing))).hasSize(1);
        }
        DecodedRecord unreadable =
                orders.decode(ORDER.formatted(",\"back\":[{\"sum\":\"x\"},{\"sum\":1}]"));
        assertThat(unreadable.further())
                .extracting(Shape::told)
                .containsExactly("REFUND ? EUR 2026-02-01");
        assertThat(unreadable.dropped()).containsExactly(OptionalField.AMOUNT);
    }

    @Test
    void aRefundBesideAPurchaseNeedsItsOwnTime() {
        Shape events =
                shape(
                        "type=/type",
                        "types=back:refund,both:purchase+refund",
                        "refund.amount=/back",
                        "refund.currency=/backCur",
                        "refund.occurred-at=/backAt");
        assertThat(events.told(ORDER.formatted(",\"type\":\"back\"")))
                .containsExactly("REFUND 100 EUR 2026-02-01");
        assertThat(
                        events.told(
                                ORDER.formatted(
                                        ",\"type\":\"both\",\"back\":-9,\"backCur\":\"usd\","
                                                + "\"backAt\":\"2026-02-07T00:00:00Z\"")))
                .containsExactly("PURCHASE 100 EUR 2026-02-01", "REFUND 9 USD 2026-02-07");
        DecodedRecord untimed = events.decode(ORDER.formatted(",\"type\":\"both\",\"back\":9"));
        assertThat(untimed.factCount()).isEqualTo(1);
        assertThat(untimed.parts()).hasSize(1);
    }

    @Test
    void aRefundWithoutAmountMayRefundEverything() {
        Shape events = shape("type=/type", "types=back:refund", "refund.without-amount=all");
        String back = ORDER.formatted(",\"type\":\"back\"");
        assertThat(events.told(back.replace("\"sum\":100,", "")))
                .containsExactly("REFUNDED_SO_FAR ? EUR 2026-02-01");
        assertThat(events.told(back)).containsExactly("REFUND 100 EUR 2026-02-01");
        assertThat(events.told(back.replace("100", "\"x\"")))
                .containsExactly("REFUND ? EUR 2026-02-01");
    }

    @Test
    void aValueMayContainSeveralRecords() {
        Shape pages =
                Shape.of(
                        "canonical",
                        "records=/page/orders",
                        "order-id=record",
                        "customer-id=/who",
                        "occurred-at=/at");
        List<DecodedRecord> all =
                pages.each(
                        "{\"next\":[{}],\"page\":{\"orders\":[{\"who\":1,\"at\":1770000000000},"
                                + " {\"at\":\"é\\ud83d\\ude00\"} ,[],{\"who\":2,\"at\":1770000000000}]},\"x\":{}}");
        assertThat(all).hasSize(4);
        assertThat(all.get(0).fact().fact().orderId()).isEqualTo("00003-0000000000000000042-00000");
        assertThat(all.get(3).fact().fact().orderId()).isEqualTo("00003-0000000000000000042-00003");
        assertThat(all.get(1).rejection().received().index()).isEqualTo(1);
        assertThat(
                        new String(
                                all.get(1).rejection().received().value(),
                                java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("{\"at\":\"é\\ud83d\\ude00\"}");
        assertThat(all.get(2).rejection().reason()).isEqualTo(RejectionReason.NOT_AN_OBJECT);
        assertThat(pages.each("{\"page\":{\"orders\":[]}}"))
                .singleElement()
                .matches(DecodedRecord::ignored);
        assertThat(reason(pages, "{\"page\":{}}")).isEqualTo(RejectionReason.MISSING_FIELD);
        assertThat(reason(pages, "{\"page\":{\"orders\":7}}")).isEqualTo(RejectionReason.BAD_FIELD);
        assertThat(reason(pages, "{\"page\":{\"orders\":[{}]}} x"))
                .isEqualTo(RejectionReason.NOT_JSON);
        assertThat(reason(pages, "{\"page\":{\"orders\":[{}]}}{}"))
                .isEqualTo(RejectionReason.NOT_JSON);
        assertThat(reason(pages, "{\"page\":{\"orders\":[{}")).isEqualTo(RejectionReason.NOT_JSON);
        assertThat(reason(pages, "{\"page\":{\"orders\":[" + "1,".repeat(10_000) + "1]}}"))
                .isEqualTo(RejectionReason.TOO_LARGE);
    }

    private static RejectionReason reason(Shape shape, String json) {
        return shape.each(json).get(0).rejection().reason();
    }
}
