package io.churnwarnings.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.churnwarnings.codec.DecodingRules;
import io.churnwarnings.codec.Encoding;
import io.churnwarnings.codec.FactDecoder;
import io.churnwarnings.codec.UnreadableValue;
import io.churnwarnings.codec.json.RejectionReason;
import io.churnwarnings.codec.record.DecodedRecord;
import io.churnwarnings.codec.record.RawRecord;
import io.churnwarnings.domain.fact.Fact;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An Avro topic with poison records and unknown schemas, and a registry that is not always
 * available.
 */
class RegistryOpenerTest {

    private static final long NOW = 1_772_360_100_000L;
    private static final String ORDER =
            """
            {"type":"record","name":"Order","fields":[
              {"name":"orderId","type":"long"},
              {"name":"customerId","type":{"type":"string","avro.java.string":"String"}},
              {"name":"occurredAt","type":{"type":"long","logicalType":"timestamp-micros"}},
              {"name":"type","type":["null",{"type":"enum","name":"T","symbols":["purchase","refund"]}],"default":null},
              {"name":"amount","type":["null",{"type":"bytes","logicalType":"decimal","precision":10,"scale":2}]},
              {"name":"currency","type":["null","string"],"default":null},
              {"name":"items","type":{"type":"array","items":{"type":"map","values":"double"}}}]}
            """;

    private final FakeRegistry registry = new FakeRegistry();
    private long nanos;

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void aRecordIsTheFactThatItsJsonWouldBe() throws IOException {
        registry.with(7, "AVRO", ORDER);
        DecodedRecord ingested = decode(framed(7, order("c-1", "12.50")));
        assertThat(ingested.isFact()).isTrue();
        assertThat(ingested.fact().customerId()).isEqualTo("c-1");
        assertThat(ingested.fact().fact().orderId()).isEqualTo("1001");
        assertThat(ingested.fact().fact().occurredAt()).isEqualTo(NOW - 1000);
        assertThat(ingested.fact().fact().amount()).isEqualTo(125_000);
        assertThat(ingested.dropped()).isEmpty();
    }

    @Test
    void aSchemaIsRequestedOnce() throws Exception {
        registry.with(7, "AVRO", ORDER);
        RegistryOpener opener = opener();
        for (int i = 0; i < 10; i++) {
            opener.open(framed(7, order("c-2", "1.00")));
        }
        assertThat(registry.requests).containsExactly("/api/schemas/ids/7");
    }

    @Test
    void schemasAreReadWithThoseThatTheyNeed() throws Exception {
        registry.withReference("deep", "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A\"]}")
                .withReference(
                        "mid",
                        "{\"type\":\"record\",\"name\":\"M\",\"fields\":[{\"name\":\"e\",\"type\":\"E\"}]}",
                        "deep")
                .with(
                        3,
                        "AVRO",
                        "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"m\",\"type\":\"M\"}]}",
                        "mid",
                        "deep");
        assertThat(new String(opener().open(framed(3, new byte[] {0})), UTF_8))
                .isEqualTo("{\"m\":{\"e\":\"A\"}}");
    }

    @Test
    void unreadableValuesAreRejected() throws IOException {
        registry.with(7, "AVRO", ORDER)
                .with(8, "PROTOBUF", "syntax = \"proto3\"; message M {}")
                .with(9, "AVRO", "{\"type\":\"nothing\"}")
                .with(10, "AVRO", "\"string\"");
        byte[] good = order("c-1", "12.50");
        assertUnreadable("{}".getBytes(UTF_8), "value: does not begin with a zero byte");
        assertUnreadable(new byte[] {0, 0, 0, 7}, "value: does not begin with a zero byte");
        assertUnreadable(framed(1, good), "value: the registry has no schema 1");
        assertUnreadable(framed(8, good), "value: schema 8 is of type PROTOBUF, not avro");
        assertUnreadable(framed(9, good), "value: schema 9 cannot be used");
        assertUnreadable(framed(7, new byte[0]), "value: not of schema 7");
        byte[] longer = Arrays.copyOf(good, good.length + 1);
        assertUnreadable(framed(7, longer), "value: not of schema 7");
        assertThat(decode(framed(10, new byte[] {2, 'a'})).rejection().reason())
                .isEqualTo(RejectionReason.NOT_AN_OBJECT);
    }

    @Test
    void anImpossibleSchemaIdIsNotRequested() throws IOException {
        byte[] good = order("c-1", "12.50");
        // So does a registry that reports the id as a mistake of the client.
        registry.failures.addAll(List.of(400, 400));
        assertUnreadable(framed(0, good), "value: no schema has the id 0");
        assertUnreadable(framed(-1, good), "value: no schema has the id -1");
        assertUnreadable(framed(Integer.MIN_VALUE, good), "value: no schema has the id -");
        assertThat(registry.requests).isEmpty();
        registry.failures.clear();
        assertUnreadable(framed(1_000_000, good), "value: the registry has no schema 1000000");
        assertThat(registry.requests).containsExactly("/api/schemas/ids/1000000");
    }

    @Test
    void anIdThatIsNotUtf8IsRejected() throws IOException {
        registry.with(
                7,
                "AVRO",
                "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"customerId\",\"type\":\"string\"}]}");
        assertUnreadable(
                framed(7, new byte[] {4, (byte) 0xC3, 'a'}), "value: not well-formed UTF-8");
    }

    @Test
    void valuesThatClaimToBeHugeTakeNoMemory() {
        registry.with(
                        7,
                        "AVRO",
                        "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"s\",\"type\":\"string\"}]}")
                .with(8, "AVRO", "{\"type\":\"array\",\"items\":\"null\"}")
                .with(
                        9,
                        "AVRO",
                        "{\"type\":\"record\",\"name\":\"L\",\"fields\":[{\"name\":\"next\",\"type\":[\"null\",\"L\"]}]}");
        // A text of 256 MB, and as many elements.
        byte[] huge = {-128, -128, -128, -128, 2};
        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = memory.getCurrentThreadAllocatedBytes();
        assertUnreadable(framed(7, huge), "value: not of schema 7");
        assertUnreadable(framed(8, huge), "value: not of schema 8");
        assertThat(memory.getCurrentThreadAllocatedBytes() - before).isLessThan(100_000_000);
        byte[] deep = new byte[1_000_000];
        Arrays.fill(deep, (byte) 2);
        assertUnreadable(framed(9, deep), "value: not of schema 9");
    }

    @Test
    void noBytesMakeItThrow() throws IOException {
        registry.with(7, "AVRO", ORDER);
        byte[] good = framed(7, order("c-1", "12.50"));
        long seed = 5;
        Random random = new Random(seed);
        FactDecoder decoder = decoder(opener());
        int rejected = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bad = good.clone();
            for (int j = random.nextInt(4); j >= 0; j--) {
                bad[5 + random.nextInt(bad.length - 5)] = (byte) random.nextInt(256);
            }
            DecodedRecord ingested = decoder.decode(new RawRecord("t", 0, i, NOW, null, bad));
            rejected += ingested.isRejected() ? 1 : 0;
        }
        assertThat(rejected).as("seed %d", seed).isBetween(2_000, 19_999);
    }

    @Test
    void anUnreachableRegistryMakesNoDeadLetter() throws IOException {
        byte[] value = framed(7, order("c-1", "12.50"));
        registry.with(7, "AVRO", ORDER);
        registry.failures.addAll(List.of(503, 500, 429));
        FactDecoder decoder = decoder(opener());
        RawRecord received = new RawRecord("t", 0, 0, NOW, null, value);
        assertThatThrownBy(() -> decoder.decode(received))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("the schema registry at http://localhost")
                .hasMessageContaining("answers 429");
        assertThat(decoder.decode(received).isFact()).isTrue();
        registry.failures.addAll(List.of(500, 502));
        assertThat(decode(value).isFact()).isTrue();

        FactDecoder other = decoder(opener());
        registry.close();
        assertThatThrownBy(() -> other.decode(received))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("does not answer");
        assertThat(decoder.decode(received).isFact()).isTrue();
    }

    @Test
    void anAnswerThatIsNotFromARegistryMakesNoDeadLetter() throws IOException {
        byte[] value = framed(7, order("c-1", "12.50"));
        registry.with(7, "AVRO", ORDER);
        for (int status : List.of(401, 403, 404)) {
            registry.failures.add(status);
            RawRecord received = new RawRecord("t", 0, 0, NOW, null, value);
            assertThatThrownBy(() -> decoder(opener()).decode(received))
                    .isInstanceOf(RegistryException.class)
                    .hasMessageContaining("answers " + status + ": check churn.registry.");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 422})
    void aSchemaThatTheRegistryRefusesAloneIsAVerdictOnItsRecords(int status) throws Exception {
        registry.with(7, "AVRO", ORDER).with(8, "AVRO", ORDER);
        registry.withAnswer("/schemas/types", "[\"AVRO\"]");
        byte[] good = order("c-1", "12.50");
        registry.failures.add(status);
        FactDecoder decoder = decoder(opener());
        assertThat(rejection(decoder, framed(8, good)))
                .startsWith("value: schema 8 cannot be had: the schema registry at ")
                .contains("answers " + status);
        assertThat(decoder.decode(new RawRecord("t", 0, 0, NOW, null, framed(7, good))).isFact())
                .isTrue();
    }

    @Test
    void aSchemaWithMissingOrTooManyReferencesRejectsItsRecords() throws Exception {
        registry.with(7, "AVRO", ORDER).with(8, "AVRO", "\"E\"", "gone");
        registry.withAnswer("/schemas/types", "[\"AVRO\"]");
        String last = "r0";
        registry.withReference(last, "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A\"]}");
        for (int i = 1; i < 400; i++) {
            registry.withReference("r" + i, "\"E\"", last);
            last = "r" + i;
        }
        registry.with(9, "AVRO", "\"E\"", last);
        byte[] good = order("c-1", "12.50");
        FactDecoder decoder = decoder(opener());
        assertThat(rejection(decoder, framed(8, good))).startsWith("value: schema 8 cannot be had");
        assertThat(rejection(decoder, framed(9, good)))
                .startsWith("value: schema 9 cannot be had: it needs more than 200 others");
        assertThat(decoder.decode(new RawRecord("t", 0, 0, NOW, null, framed(7, good))).isFact())
                .isTrue();
    }

    @Test
    void aRegistryThatRefusesKnownSchemasMakesNoDeadLetter() throws Exception {
        registry.with(7, "AVRO", ORDER).with(8, "AVRO", ORDER);
        registry.withAnswer("/schemas/types", "[\"AVRO\"]");
        byte[] good = order("c-1", "12.50");
        FactDecoder decoder = decoder(opener());
        assertThat(decoder.decode(new RawRecord("t", 0, 0, NOW, null, framed(7, good))).isFact())
                .isTrue();
        registry.failures.addAll(List.of(403, 200, 403));
        assertThatThrownBy(() -> rejection(decoder, framed(8, good)))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("answers 403");
    }

    @Test
    void aDecimalOfMoreThan64BytesIsNoAmount() throws IOException {
        registry.with(7, "AVRO", ORDER);
        String digits = "9".repeat(200);
        DecodedRecord decoded = decode(framed(7, order("c-1", digits)));
        assertThat(decoded.isFact()).isTrue();
        assertThat(decoded.fact().fact().amount()).isEqualTo(Fact.UNKNOWN_AMOUNT);
        assertThat(decoded.dropped()).isNotEmpty();
    }

    private static String rejection(FactDecoder decoder, byte[] value) {
        DecodedRecord decoded = decoder.decode(new RawRecord("t", 0, 0, NOW, null, value));
        assertThat(decoded.rejection().reason()).isEqualTo(RejectionReason.UNREADABLE);
        return decoded.rejection().detail();
    }

    @Test
    void unknownIdsAreRequestedAgainOnlyAfterAMinute() throws Exception {
        RegistryOpener opener = opener();
        byte[] value = framed(7, order("c-1", "12.50"));
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> opener.open(value)).isInstanceOf(UnreadableValue.class);
        }
        registry.with(7, "AVRO", ORDER);
        nanos += 59_999_999_999L;
        assertThatThrownBy(() -> opener.open(value)).isInstanceOf(UnreadableValue.class);
        assertThat(registry.requests).hasSize(1);
        nanos++;
        assertThat(opener.open(value)).isNotEmpty();
        assertThat(registry.requests).hasSize(2);
    }

    @Test
    void requestsHaveTheCredentialsAndMessagesShowNoSecret() {
        registry.withAnswer("/schemas/types", "[\"AVRO\"]");
        RegistryAddress at = registry.address();
        check(new RegistryAddress(at.url(), "ann", "pa:ss", null));
        check(new RegistryAddress(at.url(), "ann", "pass", "t0ken"));
        assertThat(registry.authorizations).containsExactly("Basic YW5uOnBhOnNz", "Bearer t0ken");
        assertThat(new RegistryAddress(at.url(), "ann", "pass", "t0ken").toString())
                .isEqualTo(at.url());
    }

    @Test
    void jsonFollowsTheIdOfItsSchema() {
        RegistryOpener opener = new RegistryOpener(null);
        byte[] json =
                "{\"orderId\":1,\"customerId\":\"c\",\"occurredAt\":1772360000000}".getBytes(UTF_8);
        FactDecoder decoder = decoder(opener);
        assertThat(decoder.decode(new RawRecord("t", 0, 0, NOW, null, framed(1, json))).isFact())
                .isTrue();
        byte[] noJson = framed(1, new byte[] {'{'});
        assertThat(decoder.decode(new RawRecord("t", 0, 0, NOW, null, noJson)).rejection())
                .extracting("reason")
                .isEqualTo(RejectionReason.UNREADABLE);
        assertThat(decoder.decode(new RawRecord("t", 0, 0, NOW, null, json)).rejection())
                .extracting("reason")
                .isEqualTo(RejectionReason.UNREADABLE);
    }

    @Test
    void aSecretIsReadFromItsReference(@TempDir Path dir) throws IOException {
        registry.withAnswer("/schemas/types", "[]");
        Path file = Files.writeString(dir.resolve("secrets"), "password=pa:ss\n");
        check(
                new RegistryAddress(
                        registry.address().url(), "ann", "${file:" + file + ":password}", null));
        assertThat(registry.authorizations).containsExactly("Basic YW5uOnBhOnNz");
    }

    @Test
    void aSecretMayEndWithALineBreak(@TempDir Path dir) throws IOException {
        registry.withAnswer("/schemas/types", "[]");
        Files.writeString(dir.resolve("token"), "t0ken\n");
        Files.writeString(dir.resolve("password"), "pa:ss\r\n");
        String url = registry.address().url();
        check(new RegistryAddress(url, null, null, "${directory:" + dir + ":token}"));
        check(new RegistryAddress(url, "ann", "${directory:" + dir + ":password}", null));
        assertThat(registry.authorizations).containsExactly("Bearer t0ken", "Basic YW5uOnBhOnNz");
    }

    @Test
    void aTokenThatCannotBeSentIsNotShown() {
        String url = registry.address().url();
        assertThatThrownBy(() -> check(new RegistryAddress(url, null, null, "t0\nken")))
                .isInstanceOf(RegistryException.class)
                .hasMessage(
                        "churn.registry.token cannot stand in a header: has it a line break in it?")
                .hasNoCause();
        assertThat(registry.requests).isEmpty();
    }

    @Test
    void answersOfTheRegistryAreShownWithoutSecrets() {
        registry.withAnswer("/schemas/types", "{\"message\":\"no way, t0ken\"}");
        registry.failures.add(403);
        RegistryAddress at = registry.address();
        assertThatThrownBy(() -> check(new RegistryAddress(at.url(), null, null, "t0ken")))
                .hasMessageContaining("answers 403")
                .hasMessageNotContaining("t0ken");
    }

    private void check(RegistryAddress address) {
        new RegistryClient(new RegistryCalls(address, List.of())).check();
    }

    private void assertUnreadable(byte[] value, String detail) {
        DecodedRecord ingested = decode(value);
        assertThat(ingested.isRejected()).isTrue();
        assertThat(ingested.rejection().reason()).isEqualTo(RejectionReason.UNREADABLE);
        assertThat(ingested.rejection().detail()).startsWith(detail);
        assertThat(ingested.rejection().received().value()).isSameAs(value);
    }

    private DecodedRecord decode(byte[] value) {
        return decoder(opener()).decode(new RawRecord("t", 0, 0, NOW, null, value));
    }

    private static FactDecoder decoder(RegistryOpener opener) {
        return new FactDecoder(new DecodingRules("EUR", 600_000, 0), opener);
    }

    private RegistryOpener opener() {
        RegistryClient client = new RegistryClient(registry.calls());
        return new RegistryOpener(new Readers(Encoding.AVRO, client::schema, () -> nanos));
    }

    static byte[] framed(int id, byte[] payload) {
        return ByteBuffer.allocate(5 + payload.length)
                .put((byte) 0)
                .putInt(id)
                .put(payload)
                .array();
    }

    private static byte[] order(String customer, String amount) throws IOException {
        Schema schema = new Schema.Parser().parse(ORDER);
        GenericRecord order = new GenericData.Record(schema);
        order.put("orderId", 1001L);
        order.put("customerId", customer);
        order.put("occurredAt", (NOW - 1000) * 1000);
        order.put("amount", ByteBuffer.wrap(new BigDecimal(amount).unscaledValue().toByteArray()));
        order.put("items", List.of(Map.of("price", 12.5)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<>(schema).write(order, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }
}
