package io.churnwarnings.codec.record;

import static io.churnwarnings.codec.Samples.NOW;
import static io.churnwarnings.codec.Samples.OLDEST;
import static io.churnwarnings.codec.Samples.SKEW;
import static io.churnwarnings.codec.Samples.decode;
import static io.churnwarnings.codec.Samples.purchase;
import static io.churnwarnings.codec.Samples.reason;
import static io.churnwarnings.codec.json.RejectionReason.BAD_FIELD;
import static io.churnwarnings.codec.json.RejectionReason.EMPTY;
import static io.churnwarnings.codec.json.RejectionReason.IN_FUTURE;
import static io.churnwarnings.codec.json.RejectionReason.MISSING_FIELD;
import static io.churnwarnings.codec.json.RejectionReason.NOT_AN_OBJECT;
import static io.churnwarnings.codec.json.RejectionReason.NOT_JSON;
import static io.churnwarnings.codec.json.RejectionReason.TOO_LARGE;
import static io.churnwarnings.codec.json.RejectionReason.TOO_OLD;
import static io.churnwarnings.codec.json.RejectionReason.UNKNOWN_TYPE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.codec.FactDecoder;
import io.churnwarnings.codec.Samples;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RejectionTest {

    @Test
    void aValueOfTheMaximumLengthIsAcceptedAndOneByteMoreIsTooLarge() {
        byte[] value = Arrays.copyOf(purchase("").getBytes(UTF_8), FactDecoder.MAX_VALUE_BYTES);
        Arrays.fill(value, purchase("").length(), value.length, (byte) ' ');
        assertThat(reason(value)).isNull();
        byte[] longer = Arrays.copyOf(value, value.length + 1);
        longer[value.length] = ' ';
        assertThat(reason(longer)).isEqualTo(TOO_LARGE);
    }

    @Test
    void tooLargeIsTriedBeforeTheValueIsRead() {
        assertThat(reason(new byte[FactDecoder.MAX_VALUE_BYTES + 1])).isEqualTo(TOO_LARGE);
    }

    @Test
    void noValueAndNoBytesAreEmpty() {
        assertThat(reason((byte[]) null)).isEqualTo(EMPTY);
        assertThat(reason(new byte[0])).isEqualTo(EMPTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "5",
                "-0.5e3",
                "\"x\"",
                "true",
                "false",
                "[]",
                "[{}]",
                " [1, {\"a\":[]}] "
            })
    void jsonOtherThanAnObjectIsNotAnObject(String json) {
        assertThat(reason(json)).isEqualTo(NOT_AN_OBJECT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orderId", "customerId", "occurredAt"})
    void aRequiredFieldThatIsAbsentOrNullIsMissing(String field) {
        String absent = purchase("").replace("\"" + field + "\":", "\"other\":");
        assertThat(reason(absent)).isEqualTo(MISSING_FIELD);
        assertThat(decode(absent).rejection().detail()).contains(field);
        assertThat(reason(purchase(",\"" + field + "\":null"))).isEqualTo(MISSING_FIELD);
    }

    @Test
    void namesOfFieldsAreCaseSensitive() {
        assertThat(reason(purchase("").replace("orderId", "OrderId"))).isEqualTo(MISSING_FIELD);
    }

    @Test
    void eachReasonIsTriedOnTheWholeRecordBeforeTheNext() {
        assertThat(reason("{\"customerId\":[],\"orderId\":7}x")).isEqualTo(NOT_JSON);
        assertThat(reason("{\"orderId\":[],\"customerId\":\"\",\"type\":\"gift\"}"))
                .isEqualTo(MISSING_FIELD);
        assertThat(reason("{\"orderId\":[],\"type\":\"gift\",\"customerId\":1,\"occurredAt\":0}"))
                .isEqualTo(BAD_FIELD);
        assertThat(reason(purchase(",\"type\":\"gift\",\"occurredAt\":\"soon\"")))
                .isEqualTo(BAD_FIELD);
        assertThat(reason(purchase(",\"type\":7,\"occurredAt\":\"9999-01-01T00:00Z\"")))
                .isEqualTo(BAD_FIELD);
        assertThat(reason(purchase(",\"type\":\"gift\",\"occurredAt\":\"9999-01-01T00:00Z\"")))
                .isEqualTo(UNKNOWN_TYPE);
        assertThat(reason(purchase(",\"type\":\"gift\",\"occurredAt\":0"))).isEqualTo(UNKNOWN_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gift", "PURCHASE", "Heartbeat", "purchase ", "\\ud800"})
    void everyOtherStringIsAnUnknownType(String type) {
        assertThat(reason(purchase(",\"type\":\"" + type + "\""))).isEqualTo(UNKNOWN_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "7.5", "true", "[]", "{}", "[\"purchase\"]"})
    void aTypeThatIsNoStringIsABadField(String type) {
        assertThat(reason(purchase(",\"type\":" + type))).isEqualTo(BAD_FIELD);
        assertThat(decode(purchase(",\"type\":" + type)).rejection().detail()).startsWith("type:");
    }

    @Test
    void aFactMayBeLaterThanItsRecordByAtMostTheSkew() {
        assertThat(reason(purchase(",\"occurredAt\":" + (NOW + SKEW)))).isNull();
        assertThat(reason(purchase(",\"occurredAt\":" + (NOW + SKEW + 1)))).isEqualTo(IN_FUTURE);
    }

    @Test
    void aFactMayBeAsOldAsTheOldestTimeButNotOlder() {
        assertThat(reason(purchase(",\"occurredAt\":" + OLDEST))).isNull();
        assertThat(reason(purchase(",\"occurredAt\":" + (OLDEST - 1)))).isEqualTo(TOO_OLD);
    }

    @Test
    void theFutureIsTriedBeforeTheOldest() {
        byte[] value = purchase(",\"occurredAt\":" + (OLDEST - 1)).getBytes(UTF_8);
        assertThat(decode(value, OLDEST - SKEW - 2).rejection().reason()).isEqualTo(IN_FUTURE);
    }

    @Test
    void timestampsAtTheEdgesOfALongOverflowNothing() {
        byte[] value = purchase("").getBytes(UTF_8);
        assertThat(decode(value, Long.MIN_VALUE).rejection().reason()).isEqualTo(IN_FUTURE);
        assertThat(decode(value, -1).rejection().reason()).isEqualTo(IN_FUTURE);
        assertThat(decode(value, Long.MAX_VALUE).isFact()).isTrue();
    }

    @Test
    void aRejectionCarriesTheRecordUnchanged() {
        RawRecord received = new RawRecord("t", 1, 2, 3, new byte[] {1}, new byte[] {'['});
        DecodedRecord ingested = new FactDecoder(Samples.RULES).decode(received);
        assertThat(ingested.isRejected()).isTrue();
        assertThat(ingested.isFact()).isFalse();
        assertThat(ingested.isHeartbeat()).isFalse();
        assertThat(ingested.rejection().received()).isSameAs(received);
    }

    @Test
    void detailsAreShortAndPlainWhateverTheValue() {
        String detail = decode("{\"a\":" + "\u0416\u0007x".repeat(10_000)).rejection().detail();
        assertThat(detail)
                .hasSizeLessThanOrEqualTo(Rejection.MAX_DETAIL_LENGTH)
                .matches("[ -~]+")
                .startsWith("value:");
    }
}
