package io.churnwarnings.codec;

import static io.churnwarnings.codec.mapping.MappedField.CUSTOMER_ID;
import static io.churnwarnings.codec.mapping.MappedField.OCCURRED_AT;
import static io.churnwarnings.codec.mapping.MappedField.TYPE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.codec.field.TimeFormat;
import io.churnwarnings.codec.mapping.MappedField;
import io.churnwarnings.codec.record.DecodedRecord;
import io.churnwarnings.domain.fact.FactType;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Facts that come as CloudEvents. */
class CloudEventInputTest {

    private static final String FACT =
            "{\"orderId\":\"o1\",\"customerId\":\"c1\",\"occurredAt\":\"2026-02-01T00:00:00Z\"}";

    private final FactDecoder canonical = new FactDecoder(Samples.RULES);

    @Test
    void aCanonicalFactIsUnwrapped() {
        DecodedRecord bare = decode(FACT);
        assertThat(bare.isFact()).isTrue();
        assertThat(decode(envelope(FACT))).isEqualTo(bare);
        assertThat(decode(FACT)).isEqualTo(bare);
    }

    @Test
    void theEnvelopesTimeReplacesAMissingTimeOfTheFact() {
        DecodedRecord ingested = decode(envelope("{\"orderId\":1,\"customerId\":2}"));
        assertThat(ingested.observedAt())
                .isEqualTo(Instant.parse("2026-02-02T00:00:00Z").toEpochMilli());
    }

    @Test
    void errorsInTheDataAreReported() {
        assertThat(decode(envelope("{\"customerId\":2}")).rejection().detail())
                .isEqualTo("orderId at /orderId: absent or null");
        assertThat(decode("{\"specversion\":\"1.0\",\"data\":\"x\"}").rejection().detail())
                .isEqualTo("orderId: absent or null");
    }

    @Test
    void aFactThatHappensToHaveSuchFieldsIsNone() {
        String more = FACT.replaceAll("}$", ",\"specversion\":\"1\",\"data\":{}}");
        assertThat(decode(more).isFact()).isTrue();
    }

    @Test
    void aMappedRecordIsUnwrappedAndReadsTheAttributes() {
        Mapped mapped = attributes();
        DecodedRecord ingested = mapped.decode(envelope("{\"orderId\":1,\"buyer\":9}"));
        assertThat(ingested.fact().customerId()).isEqualTo("9");
        assertThat(ingested.fact().fact().type()).isEqualTo(FactType.CANCELLATION);
        assertThat(mapped.decode("{\"orderId\":1,\"buyer\":9}").rejection().detail())
                .isEqualTo("occurredAt at ce:time: absent or null");
    }

    @Test
    void inBinaryModeTheAttributesAreHeaders() {
        Map<String, String> headers =
                Map.of("ce_type", "shop.gone", "ce_time", "2026-02-02T00:00:00Z");
        DecodedRecord ingested =
                attributes()
                        .decode(
                                "{\"orderId\":1,\"buyer\":9}",
                                name ->
                                        headers.containsKey(name)
                                                ? headers.get(name).getBytes(UTF_8)
                                                : null);
        assertThat(ingested.fact().fact().type()).isEqualTo(FactType.CANCELLATION);
        assertThat(ingested.fact().fact().occurredAt())
                .isEqualTo(Instant.parse("2026-02-02T00:00:00Z").toEpochMilli());
    }

    @Test
    void placesWithinTheDataAreReadWithoutUnwrappingTheEnvelope() {
        Mapped mapped = Mapped.canonical().with(CUSTOMER_ID, "/data/customerId");
        for (MappedField field : new MappedField[] {MappedField.ORDER_ID, OCCURRED_AT, TYPE}) {
            mapped.with(field, "/data/" + field.canonical());
        }
        assertThat(mapped.fact(envelope(FACT)).customerId()).isEqualTo("c1");
    }

    /** The shop writes its own times in seconds; an attribute's are what they always are. */
    private static Mapped attributes() {
        return Mapped.canonical()
                .with(CUSTOMER_ID, "/buyer")
                .with(OCCURRED_AT, "ce:time")
                .with(TYPE, "ce:type")
                .times(TimeFormat.EPOCH_SECONDS)
                .types(Map.of("shop.gone", "cancellation"));
    }

    private DecodedRecord decode(String json) {
        return canonical.decode(Samples.received(json.getBytes(UTF_8), Samples.NOW));
    }

    private static String envelope(String data) {
        return "{\"specversion\":\"1.0\",\"id\":\"e1\",\"source\":\"/shop\",\"type\":\"shop.gone\","
                + "\"time\":\"2026-02-02T00:00:00Z\",\"data\":"
                + data
                + "}";
    }
}
