package io.churnwarnings.registry;

import static io.churnwarnings.registry.RegistryOpenerTest.framed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.churnwarnings.codec.DecodingRules;
import io.churnwarnings.codec.Encoding;
import io.churnwarnings.codec.FactDecoder;
import io.churnwarnings.codec.record.DecodedRecord;
import io.churnwarnings.codec.record.RawRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Any record of up to 1 MiB becomes a fact or a dead letter, at a bounded cost to the reading
 * thread, as measured by the JVM.
 */
class PoisonCostTest {

    private static final long NOW = 1_772_360_100_000L;
    private static final int MOST_BYTES = 1 << 20;
    private static final long MOST_ALLOCATED = 64L << 20;
    private static final long MOST_NANOS = 100_000_000;

    /** The compiler's and the collector's part of the first readings is not the record's. */
    private static final int TRIES = 8;

    private static final String TREE =
            """
            {"type":"record","name":"T","fields":[
              {"name":"children","type":{"type":"array","items":"T"}}]}
            """;
    private static final String ANY =
            """
            {"type":"record","name":"R","fields":[
              {"name":"nulls","type":{"type":"array","items":"null"}},
              {"name":"empty","type":{"type":"array","items":
                {"type":"record","name":"E","fields":[]}}},
              {"name":"maps","type":{"type":"map","values":
                {"type":"record","name":"aRecordOfALongName","fields":[
                  {"name":"aFieldOfALongNameThatIsWrittenForEachElement","type":"null"},
                  {"name":"anotherFieldOfALongNameThatIsWrittenForEachElement","type":"null"}]}}},
              {"name":"money","type":
                {"type":"bytes","logicalType":"decimal","precision":9,"scale":2}},
              {"name":"numbers","type":{"type":"array","items":"double"}}]}
            """;
    private static final String FIXED = "{\"type\":\"fixed\",\"name\":\"F\",\"size\":1073741824}";
    private static final String MESSAGE =
            """
            syntax = "proto3";
            message M {
              repeated M m = 1;
              map<string, M> named = 2;
              repeated int32 i = 3;
              bytes b = 4;
              string customerId = 5;
            }
            """;

    private final FakeRegistry registry =
            new FakeRegistry()
                    .with(1, "AVRO", TREE)
                    .with(2, "AVRO", ANY)
                    .with(3, "AVRO", FIXED)
                    .with(4, "PROTOBUF", MESSAGE);
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void avroThatGrowsIsStoppedBeforeItIsBuilt() throws IOException {
        check(Encoding.AVRO, "a long claim of nulls", framed(2, avro(1 << 20, 0, 0, 0)));
        check(Encoding.AVRO, "empty records", framed(2, avro(0, 1 << 20, 0, 0)));
        check(Encoding.AVRO, "long names", framed(2, avro(0, 0, 40_000, 0)));
        check(Encoding.AVRO, "a decimal of a megabyte", framed(2, avro(0, 0, 0, 1_000_000)));
        check(Encoding.AVRO, "fixed bytes that are not there", framed(3, new byte[100]));
        byte[] wide = new byte[MOST_BYTES - 10];
        check(Encoding.AVRO, "a tree", framed(1, wide));
        Arrays.fill(wide, (byte) 2);
        check(Encoding.AVRO, "a deep tree", framed(1, wide));
        byte[] blocks = new byte[5_000];
        for (int i = 0; i + 3 < blocks.length; i += 3) {
            // A block of 8,192 nulls.
            blocks[i] = (byte) 0x80;
            blocks[i + 1] = (byte) 0x80;
            blocks[i + 2] = 1;
        }
        check(Encoding.AVRO, "many blocks of nulls", framed(2, blocks));
    }

    @Test
    void protobufThatGrowsIsStoppedBeforeItIsBuilt() {
        byte[] flat = new byte[MOST_BYTES - 10];
        for (int i = 1; i + 1 < flat.length; i += 2) {
            flat[i] = 10;
        }
        check(Encoding.PROTOBUF, "empty messages", framed(4, flat));
        for (int i = 1; i + 1 < flat.length; i += 2) {
            flat[i] = 18;
        }
        check(Encoding.PROTOBUF, "empty entries of a map", framed(4, flat));
        for (int i = 1; i + 2 < flat.length; i += 3) {
            flat[i] = (byte) (0x88 | i & 0x70);
            flat[i + 1] = (byte) (1 + i % 127);
            flat[i + 2] = 1;
        }
        check(Encoding.PROTOBUF, "unknown fields", framed(4, flat));
    }

    @Test
    void jsonThatGrowsIsStoppedBeforeItIsBuilt() {
        int half = MOST_BYTES / 2 - 20;
        check(null, "deep arrays", ("[".repeat(half) + "]".repeat(half)).getBytes(UTF_8));
        check(null, "deep objects", "{\"a\":".repeat(MOST_BYTES / 5 - 5).getBytes(UTF_8));
        check(null, "a long number", ("{\"amount\":" + "9".repeat(half) + "}").getBytes(UTF_8));
        check(null, "a long exponent", "{\"amount\":1e999999999}".getBytes(UTF_8));
        check(
                null,
                "many items",
                ("{\"items\":[" + "{},".repeat(300_000) + "{}]}").getBytes(UTF_8));
        check(null, "many names", ("{" + String.join(",", names(60_000)) + "}").getBytes(UTF_8));
    }

    @Test
    void anyBytesAreAFactOrADeadLetter() throws IOException {
        long seed = 20_261_201;
        Random random = new Random(seed);
        byte[][] starts = {
            framed(1, new byte[2_000]),
            framed(2, avro(10, 10, 10, 10)),
            framed(4, new byte[] {0, 10, 2, 18, 0, 42, 1, 'x'}),
            "{\"customerId\":\"a\",\"orderId\":\"b\",\"occurredAt\":1772360000000}".getBytes(UTF_8)
        };
        for (int i = 0; i < 60; i++) {
            byte[] bytes = starts[random.nextInt(starts.length)].clone();
            if (random.nextInt(4) == 0) {
                bytes = Arrays.copyOf(bytes, bytes.length + random.nextInt(MOST_BYTES / 4));
            }
            for (int j = random.nextInt(20); j >= 0; j--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            for (Encoding encoding : new Encoding[] {null, Encoding.AVRO, Encoding.PROTOBUF}) {
                check(encoding, "seed " + seed + ", " + i, bytes);
            }
        }
    }

    private void check(Encoding encoding, String name, byte[] value) {
        assertThat(value).hasSizeLessThanOrEqualTo(MOST_BYTES);
        FactDecoder decoder = decoder(encoding);
        RawRecord record = new RawRecord("t", 0, 0, NOW, null, value);
        long nanos = Long.MAX_VALUE;
        long allocated = Long.MAX_VALUE;
        for (int i = 0; i < TRIES && (nanos > MOST_NANOS || allocated > MOST_ALLOCATED); i++) {
            long bytesBefore = threads.getCurrentThreadAllocatedBytes();
            long before = threads.getCurrentThreadCpuTime();
            DecodedRecord decoded = decoder.decode(record);
            nanos = Math.min(nanos, threads.getCurrentThreadCpuTime() - before);
            allocated = Math.min(allocated, threads.getCurrentThreadAllocatedBytes() - bytesBefore);
            assertThat(decoded.isFact() || decoded.isRejected()).as(name).isTrue();
        }
        assertThat(nanos).as("ns of CPU: %s as %s", name, encoding).isLessThan(MOST_NANOS);
        assertThat(allocated).as("bytes: %s as %s", name, encoding).isLessThan(MOST_ALLOCATED);
    }

    private FactDecoder decoder(Encoding encoding) {
        DecodingRules rules = new DecodingRules("EUR", 600_000, 0);
        Supplier<RegistryOpener> opener =
                () ->
                        new RegistryOpener(
                                new Readers(
                                        encoding, new RegistryClient(registry.calls()), () -> 0));
        return encoding == null ? new FactDecoder(rules) : new FactDecoder(rules, opener.get());
    }

    private static byte[] avro(int nulls, int empty, int entries, int decimalBytes)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder out = EncoderFactory.get().binaryEncoder(bytes, null);
        block(out, nulls);
        block(out, empty);
        out.writeMapStart();
        out.setItemCount(entries);
        for (int i = 0; i < entries; i++) {
            out.startItem();
            out.writeString("k" + i);
        }
        out.writeMapEnd();
        out.writeBytes(new byte[decimalBytes]);
        block(out, 0);
        out.flush();
        return bytes.toByteArray();
    }

    private static void block(BinaryEncoder out, int count) throws IOException {
        if (count > 0) {
            out.writeLong(count);
        }
        out.writeLong(0);
    }

    private static Iterable<String> names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"n" + i + "\":1").toList();
    }
}
