package io.churnwarnings.codec;

import static io.churnwarnings.codec.Samples.NOW;
import static io.churnwarnings.codec.Samples.decode;
import static io.churnwarnings.codec.Samples.purchase;
import static io.churnwarnings.codec.Samples.reason;
import static io.churnwarnings.codec.json.RejectionReason.BAD_FIELD;
import static io.churnwarnings.codec.json.RejectionReason.MISSING_FIELD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.codec.field.OptionalField;
import io.churnwarnings.codec.json.RejectionReason;
import io.churnwarnings.codec.record.DecodedRecord;
import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactDecoderTest {

    private static final long FEBRUARY = Instant.parse("2026-02-01T00:00:00Z").toEpochMilli();

    @Test
    void aPurchaseIsRead() {
        DecodedRecord ingested =
                decode(
                        purchase(
                                ",\"amount\":12.5,\"currency\":\"USD\",\"items\":[{\"sku\":\"s\"}]"));
        assertThat(ingested.fact().customerId()).isEqualTo("c1");
        assertThat(ingested.fact().fact())
                .isEqualTo(new Fact(FEBRUARY, "o1", FactType.PURCHASE, 125_000, "USD"));
        assertThat(ingested.observedAt()).isEqualTo(FEBRUARY);
        assertThat(ingested.dropped()).isEmpty();
        assertThat(ingested.isFact()).isTrue();
        assertThat(ingested.isHeartbeat()).isFalse();
        assertThat(ingested.isRejected()).isFalse();
    }

    @Test
    void aMissingCurrencyIsTheBaseAndAMissingAmountIsUnknown() {
        assertThat(fact("").currency()).isEqualTo("CNY");
        assertThat(fact("").amount()).isEqualTo(Fact.UNKNOWN_AMOUNT);
        assertThat(fact(",\"amount\":null,\"currency\":null,\"items\":null,\"type\":null"))
                .isEqualTo(fact(""));
        assertThat(decode(purchase(",\"amount\":null,\"currency\":null,\"items\":null")).dropped())
                .isEmpty();
    }

    @Test
    void theClockObservesTheEarlierOfFactAndRecordTime() {
        byte[] value = purchase("").getBytes(UTF_8);
        assertThat(decode(value, FEBRUARY - 1).observedAt()).isEqualTo(FEBRUARY - 1);
        assertThat(decode(value, FEBRUARY + 1).observedAt()).isEqualTo(FEBRUARY);
        assertThat(decode(value, FEBRUARY - 1).lateness()).isZero();
        assertThat(decode(value, FEBRUARY + 1).lateness()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "0", "-7", "-0", "123456789012345678901234567890"})
    void anIntegerIdIsItsText(String integer) {
        assertThat(fact(",\"orderId\":" + integer).orderId()).isEqualTo(integer);
        assertThat(decode(purchase(",\"customerId\":" + integer)).fact().customerId())
                .isEqualTo(integer);
        assertThat(fact(",\"orderId\":\"" + integer + "\""))
                .isEqualTo(fact(",\"orderId\":" + integer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.0", "1e3", "1E3", "true", "false", "[]", "{}", "[\"a\"]", "\"\""})
    void anIdThatIsNoStringAndNoIntegerIsABadId(String json) {
        assertThat(reason(purchase(",\"orderId\":" + json))).isEqualTo(BAD_FIELD);
        assertThat(reason(purchase(",\"customerId\":" + json))).isEqualTo(BAD_FIELD);
        assertThat(decode(purchase(",\"customerId\":" + json)).rejection().detail())
                .startsWith("customerId:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "\u00e9", "\u5ba2", "\ud83d\uded2"})
    void idsOf256BytesAreAcceptedAndLongerOnesNot(String unit) {
        int bytes = unit.getBytes(UTF_8).length;
        String longest = unit.repeat(256 / bytes) + "x".repeat(256 % bytes);
        assertThat(decode(purchase(",\"customerId\":\"" + longest + "\"")).fact().customerId())
                .isEqualTo(longest);
        assertThat(reason(purchase(",\"customerId\":\"" + longest + "x\""))).isEqualTo(BAD_FIELD);
    }

    @Test
    void integersOf256DigitsAreAcceptedAndLongerOnesNot() {
        assertThat(reason(purchase(",\"orderId\":" + "9".repeat(256)))).isNull();
        assertThat(reason(purchase(",\"orderId\":" + "9".repeat(257)))).isEqualTo(BAD_FIELD);
        assertThat(reason(purchase(",\"orderId\":-" + "9".repeat(256)))).isEqualTo(BAD_FIELD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\ud800",
                "\\udc00",
                "a\\ud83d",
                "\\ude00\\ud83d",
                "\\ud800\\ud800\\udc00",
                "\\ud83dx"
            })
    void aLoneSurrogateMakesABadId(String id) {
        assertThat(reason(purchase(",\"orderId\":\"" + id + "\""))).isEqualTo(BAD_FIELD);
        assertThat(reason(purchase(",\"customerId\":\"" + id + "\""))).isEqualTo(BAD_FIELD);
    }

    @Test
    void idsAreNotNormalised() {
        assertThat(decode(purchase(",\"customerId\":\"\\u00e9\"")).fact().customerId())
                .isEqualTo("\u00e9");
        assertThat(decode(purchase(",\"customerId\":\"e\\u0301\"")).fact().customerId())
                .isEqualTo("e\u0301");
        assertThat(decode(purchase(",\"customerId\":\" A \"")).fact().customerId())
                .isEqualTo(" A ");
        assertThat(decode(purchase(",\"customerId\":\"\\u0000\"")).fact().customerId())
                .isEqualTo("\u0000");
        assertThat(decode(purchase(",\"customerId\":\"\\ud83d\\uded2\"")).fact().customerId())
                .isEqualTo("\ud83d\uded2");
    }

    @Test
    void theLastOfRepeatedNamesCounts() {
        assertThat(fact(",\"orderId\":[1],\"orderId\":\"o2\"").orderId()).isEqualTo("o2");
        assertThat(fact(",\"amount\":{\"amount\":3},\"amount\":2").amount()).isEqualTo(20_000);
        assertThat(fact(",\"\\u0061mount\":1,\"amount\":2").amount()).isEqualTo(20_000);
        assertThat(fact(",\"amount\":1,\"\\u0061mount\":2").amount()).isEqualTo(20_000);
        assertThat(fact(",\"amount\":1,\"amount\":null").amount()).isEqualTo(Fact.UNKNOWN_AMOUNT);
        assertThat(decode(purchase(",\"items\":7,\"items\":[]")).dropped()).isEmpty();
        assertThat(decode(purchase(",\"type\":\"heartbeat\",\"type\":null")).isFact()).isTrue();
        assertThat(reason(purchase(",\"customerId\":null"))).isEqualTo(MISSING_FIELD);
        assertThat(reason(purchase(",\"customerId\":7.5"))).isEqualTo(BAD_FIELD);
    }

    @Test
    void fieldsOfNestedObjectsAreNotTheFacts() {
        String json =
                purchase(
                        ",\"other\":{\"orderId\":\"x\",\"type\":\"heartbeat\"},\"items\":[{\"amount\":5}]");
        assertThat(decode(json).fact().fact()).isEqualTo(fact(""));
    }

    @ParameterizedTest
    @CsvSource({"purchase, PURCHASE", "cancellation, CANCELLATION", "refund, REFUND"})
    void typesAreRead(String name, FactType type) {
        assertThat(fact(",\"type\":\"" + name + "\"").type()).isEqualTo(type);
    }

    @Test
    void aNegativeAmountMakesAPurchaseARefund() {
        assertThat(fact(",\"amount\":-5").type()).isEqualTo(FactType.REFUND);
        assertThat(fact(",\"amount\":\"-5\"").amount()).isEqualTo(50_000);
        assertThat(fact(",\"amount\":-0.0001").type()).isEqualTo(FactType.REFUND);
    }

    @Test
    void theSignCountsAfterRounding() {
        assertThat(fact(",\"amount\":-0.00005")).isEqualTo(fact(",\"amount\":0"));
        assertThat(fact(",\"amount\":-1e-999999999")).isEqualTo(fact(",\"amount\":0"));
        assertThat(fact(",\"amount\":-0.000051").type()).isEqualTo(FactType.REFUND);
    }

    @Test
    void anAmountThatIsDroppedHasNoSign() {
        assertThat(fact(",\"amount\":-1000000000000")).isEqualTo(fact(""));
        assertThat(decode(purchase(",\"amount\":-1000000000000")).dropped())
                .containsExactly(OptionalField.AMOUNT);
    }

    @Test
    void theAmountOfOtherTypesIsReadWithoutItsSign() {
        assertThat(fact(",\"type\":\"refund\",\"amount\":-5"))
                .isEqualTo(fact(",\"type\":\"refund\",\"amount\":5"));
        assertThat(fact(",\"type\":\"cancellation\",\"amount\":-5").type())
                .isEqualTo(FactType.CANCELLATION);
        assertThat(fact(",\"type\":\"refund\",\"amount\":[]").amount())
                .isEqualTo(Fact.UNKNOWN_AMOUNT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "[]",
                "{}",
                "\"\"",
                "\" 1\"",
                "\"1 \"",
                "\"+1\"",
                "\"1.\"",
                "\".5\"",
                "\"01\"",
                "\"1,5\"",
                "\"NaN\"",
                "\"Infinity\"",
                "\"0x1\"",
                "\"\\uff11\"",
                "\"1e\"",
                "\"--1\"",
                "\"1_0\"",
                "\"1d\"",
                "1e12",
                "\"999999999999.99995\"",
                "1e300",
                "1e999999999",
                "1e99999999999999999999"
            })
    void anUnusableAmountIsDroppedAndThePurchaseAccepted(String amount) {
        DecodedRecord ingested = decode(purchase(",\"amount\":" + amount));
        assertThat(ingested.fact().fact()).isEqualTo(fact(""));
        assertThat(ingested.dropped()).containsExactly(OptionalField.AMOUNT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"EURO\"",
                "\"usd\"",
                "\"US\"",
                "\"\"",
                "7",
                "[]",
                "{}",
                "true",
                "\"US1\"",
                "\"\u0410\u0411\u0412\"",
                "\"USD \""
            })
    void withAnUnusableCurrencyTheAmountIsUnknownAndItsSignCounts(String currency) {
        DecodedRecord positive = decode(purchase(",\"amount\":5,\"currency\":" + currency));
        assertThat(positive.fact().fact()).isEqualTo(fact(""));
        assertThat(positive.dropped()).containsExactly(OptionalField.CURRENCY);
        Fact negative = decode(purchase(",\"amount\":-5,\"currency\":" + currency)).fact().fact();
        assertThat(negative.type()).isEqualTo(FactType.REFUND);
        assertThat(negative.amount()).isEqualTo(Fact.UNKNOWN_AMOUNT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\"", "7", "true", "{}", "[1]", "[{},null]", "[[]]"})
    void unusableItemsAreDropped(String items) {
        DecodedRecord ingested = decode(purchase(",\"amount\":5,\"items\":" + items));
        assertThat(ingested.fact().fact()).isEqualTo(fact(",\"amount\":5"));
        assertThat(ingested.dropped()).containsExactly(OptionalField.ITEMS);
    }

    @Test
    void everyLesserFieldIsDroppedForItself() {
        assertThat(decode(purchase(",\"amount\":[],\"currency\":1,\"items\":1")).dropped())
                .containsExactly(OptionalField.AMOUNT, OptionalField.CURRENCY, OptionalField.ITEMS);
    }

    @Test
    void onlyTheTimeOfAHeartbeatIsRead() {
        DecodedRecord beat =
                decode(
                        "{\"type\":\"heartbeat\",\"occurredAt\":"
                                + FEBRUARY
                                + ",\"customerId\":[],\"orderId\":\"\",\"amount\":true}");
        assertThat(beat.isHeartbeat()).isTrue();
        assertThat(beat.observedAt()).isEqualTo(FEBRUARY);
        assertThat(beat.dropped()).isEmpty();
        assertThat(reason("{\"type\":\"heartbeat\"}")).isEqualTo(MISSING_FIELD);
        assertThat(reason("{\"type\":\"heartbeat\",\"occurredAt\":true}")).isEqualTo(BAD_FIELD);
        assertThat(
                        reason(
                                "{\"type\":\"heartbeat\",\"occurredAt\":"
                                        + (NOW + Samples.SKEW + 1)
                                        + "}"))
                .isEqualTo(RejectionReason.IN_FUTURE);
        assertThat(reason("{\"type\":\"heartbeat\",\"occurredAt\":0}"))
                .isEqualTo(RejectionReason.TOO_OLD);
    }

    @Test
    void noFieldOfARecordIsLeftInTheNext() {
        FactDecoder decoder = new FactDecoder(Samples.RULES);
        decoder.decode(
                Samples.received(
                        purchase(",\"amount\":1,\"currency\":\"EUR\",\"items\":3").getBytes(UTF_8),
                        NOW));
        decoder.decode(Samples.received("{\"orderId\":\"left".getBytes(UTF_8), NOW));
        DecodedRecord next = decoder.decode(Samples.received(purchase("").getBytes(UTF_8), NOW));
        assertThat(next.fact().fact()).isEqualTo(fact(""));
        assertThat(next.dropped()).isEmpty();
    }

    private static Fact fact(String more) {
        return decode(purchase(more)).fact().fact();
    }
}
