package io.churnwarnings.codec.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.codec.Samples;
import io.churnwarnings.codec.field.FactFields;
import io.churnwarnings.testkit.Seeds;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is read quickly is what is read carefully, whatever was read before. */
class QuickReaderTest {

    private static final int ROUNDS = 120_000;

    private static final List<String> NAMES =
            List.of(
                    "orderId",
                    "customerId",
                    "occurredAt",
                    "type",
                    "amount",
                    "currency",
                    "items",
                    "orderI\\u0064",
                    "orderIdd",
                    "order",
                    "",
                    "\\\"",
                    "\u5ba2",
                    "\\ud800",
                    "x".repeat(100));

    private static final List<String> SCALARS =
            List.of(
                    "\"o-12345678\"",
                    "\"2026-02-01T00:00:00Z\"",
                    "1770000000000",
                    "-12.5e1",
                    "0",
                    "null",
                    "true",
                    "\"\"",
                    "\"purchase\"",
                    "\"USD\"",
                    "\"\\\"\\\\\\u00e9\\ud83d\"",
                    "\"\u5ba2\ud83d\uded2\"",
                    "\"\ufffd\"",
                    "\"" + "s".repeat(9000) + "\"",
                    "7".repeat(5000));

    private final long seed = Seeds.fixedOr("fuzz.seed");
    private final Random random = new Random(seed);

    @Test
    void readsWhatTheCarefulWayReads() {
        System.out.println("QuickReaderTest seed " + seed);
        QuickReader quick = new QuickReader(FactReader.FACTORY);
        FactFields carefullyRead = new FactFields();
        FactReader careful = new FactReader(carefullyRead);
        FactFields fields = new FactFields();
        int taken = 0;
        for (int i = 0; i < ROUNDS; i++) {
            byte[] value = value().getBytes(UTF_8);
            value = random.nextInt(3) == 0 ? damaged(value) : value;
            if (quick.read(value, fields)) {
                taken++;
                assertThat(shown(fields))
                        .as("seed %d, round %d: %s", seed, i, new String(value, UTF_8))
                        .isEqualTo(carefully(careful, carefullyRead, value));
            }
        }
        assertThat(taken).isGreaterThan(ROUNDS / 3);
    }

    @Test
    void leavesUnclearValuesToTheCarefulReader() {
        QuickReader quick = new QuickReader(FactReader.FACTORY);
        FactFields fields = new FactFields();
        for (String text :
                List.of(
                        "",
                        " ",
                        "1",
                        "[]",
                        "{",
                        "{}{}",
                        "{} x",
                        "{}" + " ".repeat(9000) + "x",
                        "\ufeff{}")) {
            assertThat(quick.read(text.getBytes(UTF_8), fields)).as(text).isFalse();
            assertThat(quick.read("{}".getBytes(UTF_8), fields)).isTrue();
        }
        assertThat(quick.read(Samples.bytes('{', '"', 0xC0, 0x80, '"', ':', '1', '}'), fields))
                .isFalse();
    }

    private String value() {
        String end = random.nextInt(20) == 0 ? " \n".repeat(random.nextInt(4000)) : "";
        return object(random.nextInt(5) == 0 ? random.nextInt(12) : 7, 0) + end;
    }

    /** Mostly of the names of a fact in their order. */
    private String object(int size, int depth) {
        List<Integer> order = IntStream.range(0, size).boxed().collect(Collectors.toList());
        if (random.nextInt(4) == 0) {
            order = random.ints(size, 0, NAMES.size()).boxed().collect(Collectors.toList());
        } else if (random.nextInt(4) == 0) {
            Collections.shuffle(order, random);
        }
        String blank = random.nextInt(5) == 0 ? " \t" : "";
        return order.stream()
                .map(name -> '"' + NAMES.get(name) + "\":" + blank + member(name, depth))
                .collect(Collectors.joining(',' + blank, '{' + blank, blank + '}'));
    }

    private String member(int name, int depth) {
        if (depth < 3 && (NAMES.get(name).equals("items") || random.nextInt(30) == 0)) {
            Stream<String> items =
                    random.ints(random.nextInt(3), 0, 8)
                            .mapToObj(n -> n == 0 ? scalar() : object(n % 4, depth + 1));
            return items.collect(Collectors.joining(",", "[", "]"));
        }
        return scalar();
    }

    private String scalar() {
        return SCALARS.get(
                random.nextInt(random.nextInt(100) == 0 ? SCALARS.size() : SCALARS.size() - 4));
    }

    private byte[] damaged(byte[] value) {
        byte[] damaged = value;
        switch (random.nextInt(3)) {
            case 0 -> damaged = Arrays.copyOf(value, random.nextInt(value.length));
            case 1 -> damaged[random.nextInt(value.length)] = (byte) random.nextInt(256);
            default ->
                    damaged[random.nextInt(value.length)] =
                            (byte) "{}[]:,\"\\ 0e-.".charAt(random.nextInt(13));
        }
        return damaged;
    }

    private static String carefully(FactReader reader, FactFields fields, byte[] value) {
        try {
            reader.readCarefully(value);
            return shown(fields);
        } catch (RecordRejected e) {
            return e.reason() + ": " + e.getMessage();
        }
    }

    private static String shown(FactFields fields) {
        return Stream.of(
                                fields.orderId,
                                fields.customerId,
                                fields.occurredAt,
                                fields.type,
                                fields.amount,
                                fields.currency)
                        .map(field -> field.name + '=' + field.kind() + ' ' + field)
                        .collect(Collectors.joining(", "))
                + ", items "
                + fields.itemsUsable();
    }
}
