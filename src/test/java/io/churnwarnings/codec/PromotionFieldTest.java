package io.churnwarnings.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.churnwarnings.codec.field.OptionalField;
import io.churnwarnings.codec.mapping.Condition;
import io.churnwarnings.codec.record.DecodedRecord;
import io.churnwarnings.codec.record.RawRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders that were placed in a promotion. */
class PromotionFieldTest {

    private static final DecodingRules RULES =
            new DecodingRules("CNY", Samples.SKEW, Samples.OLDEST);

    @ParameterizedTest
    @CsvSource({"true,true", "false,false", "null,false"})
    void aCanonicalFactSaysIt(String value, boolean promotion) {
        DecodedRecord record = decode(",\"promotion\":" + value, true);
        assertThat(record.fact().fact().promotion()).isEqualTo(promotion);
        assertThat(record.dropped()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"true\"", "1", "[]", "{\"a\":[true]}"})
    void anythingElseIsDroppedAndCounted(String value) {
        DecodedRecord record = decode(",\"promotion\":" + value, true);
        assertThat(record.fact().fact().promotion()).isFalse();
        assertThat(record.dropped()).containsExactly(OptionalField.PROMOTION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "1"})
    void aJobWithoutCalendarsDoesNotReadIt(String value) {
        DecodedRecord record = decode(",\"promotion\":" + value, false);
        assertThat(record.fact().fact().promotion()).isFalse();
        assertThat(record.dropped()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"type\":\"refund\"", "\"type\":\"cancellation\"", "\"amount\":-1"})
    void onlyPurchasesAreInAPromotion(String field) {
        DecodedRecord record = decode("," + field + ",\"promotion\":true", true);
        assertThat(record.fact().fact().promotion()).isFalse();
        assertThat(record.dropped()).isEmpty();
    }

    @Test
    void aFactIsReadBackAsItWasWritten() {
        DecodedRecord record = decode(",\"promotion\":true", true);
        byte[] json = CanonicalFact.json(record.fact(), record.dropped());
        assertThat(new FactDecoder(RULES.readingPromotions(true)).decode(received(json)).fact())
                .isEqualTo(record.fact());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"codes\":[{\"code\":\"MAY\"}];true",
                "\"codes\":[];false",
                "\"off\":10.01,\"sum\":\"100\";true",
                "\"off\":10,\"sum\":100;false",
                "\"off\":10;false",
                "\"off\":\"much\",\"sum\":100;false",
                "\"sum\":100;false"
            })
    void aMappedOrderIsInOneUnderItsCondition(String fields, boolean promotion) {
        Mapped mapped = Mapped.canonical().promotion("/codes/0/code present | /off > 0.1 * /sum");
        assertThat(
                        mapped.facts(
                                "{\"orderId\":1,\"customerId\":2,\"occurredAt\":"
                                        + Samples.NOW
                                        + ","
                                        + fields
                                        + "}"))
                .singleElement()
                .extracting(fact -> fact.promotion())
                .isEqualTo(promotion);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/off > 0.1", "/off > x * /sum", "/off > 0.1 * sum", "off > 1 * /sum"})
    void anUnreadableShareIsAMistake(String condition) {
        assertThatThrownBy(() -> Condition.parse(condition))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no condition");
    }

    private static DecodedRecord decode(String fields, boolean promotions) {
        String json =
                "{\"orderId\":1,\"customerId\":2,\"occurredAt\":" + Samples.NOW + fields + "}";
        return new FactDecoder(RULES.readingPromotions(promotions))
                .decode(received(json.getBytes(UTF_8)));
    }

    private static RawRecord received(byte[] json) {
        return Samples.received(json, Samples.NOW);
    }
}
