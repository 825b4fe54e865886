package io.churnwarnings.job;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.churnwarnings.codec.json.RejectionReason;
import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.testkit.Policies;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Every kind of bad record among awkward good ones. Each good one is the last purchase of a
 * customer who bought twice before, so each that is lost is a warning that is missing or wrong; and
 * the poison speaks of the same customers, so each that is taken is one as well.
 */
final class PoisonStorm {

    static final int PARTITIONS = 2;
    private static final long DAY_0 = 1_704_067_200_000L;
    private static final long DAY_20 = DAY_0 + 20 * Policies.DAY;

    /**
     * @param reason null for a good record
     */
    record Drop(RejectionReason reason, byte[] key, byte[] value) {}

    private final Random random;
    private final List<Drop> drops = new ArrayList<>();
    private final Map<String, List<Fact>> facts = new TreeMap<>();

    PoisonStorm(long seed) {
        random = new Random(seed);
        addGood();
        for (int i = 0; i < 20; i++) {
            addSmallPoison();
        }
        addLargePoison();
        Collections.shuffle(drops, random);
    }

    List<Drop> drops() {
        return drops;
    }

    Map<String, List<Fact>> facts() {
        return facts;
    }

    /** The records before the storm: two purchases of each customer. */
    List<ProducerRecord<byte[], byte[]>> calm(String topic) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int order = 0; order < 2; order++) {
            for (Map.Entry<String, List<Fact>> customer : facts.entrySet()) {
                Fact fact = customer.getValue().get(order);
                records.add(
                        ShopLog.record(
                                topic,
                                random.nextInt(PARTITIONS),
                                fact.occurredAt(),
                                customer.getKey(),
                                ShopLog.json(customer.getKey(), fact)));
            }
        }
        return records;
    }

    ProducerRecord<byte[], byte[]> record(String topic, Drop drop) {
        return new ProducerRecord<>(
                topic, random.nextInt(PARTITIONS), DAY_20, drop.key(), drop.value());
    }

    private void addGood() {
        good("");
        good(",\"amount\":1e999999999");
        good(",\"amount\":-1e999999999");
        good(",\"amount\":" + "9".repeat(100_000));
        good(",\"amount\":\"" + "9".repeat(100_000) + "\"");
        good(",\"currency\":7,\"items\":\"none\"");
        good(",\"orderId\":[],\"orderId\":\"c\"");
        good(",\"occurredAt\":\"never\",\"occurredAt\":" + DAY_20);
        good(",\"deep\":" + "[".repeat(999) + "]".repeat(999));
        good(",\"long\":\"" + "x".repeat(1_000_000) + "\"");
        good(",\"number\":" + "1".repeat(100_000) + ".5e-999999999");
        good(",\"\":null,\"\\u0000\":\"\\ud800\"");
        drops.add(new Drop(null, new byte[2_000_000], last(customer(), "").getBytes(UTF_8)));
        drops.add(new Drop(null, null, ("\ufeff" + last(customer(), "")).getBytes(UTF_8)));
    }

    private void addSmallPoison() {
        poison(RejectionReason.EMPTY, (byte[]) null);
        poison(RejectionReason.EMPTY, new byte[0]);
        poison(RejectionReason.NOT_JSON, "{");
        poison(RejectionReason.NOT_JSON, " \t\r\n");
        poison(RejectionReason.NOT_JSON, last("c0", "") + "x");
        poison(RejectionReason.NOT_JSON, last("c0", ",\"n\":01"));
        poison(RejectionReason.NOT_JSON, last("c0", ",\"n\":NaN"));
        poison(RejectionReason.NOT_JSON, last("c0", "").getBytes(UTF_16LE));
        poison(RejectionReason.NOT_JSON, new byte[] {'"', (byte) 0xC0, (byte) 0xAF, '"'});
        poison(
                RejectionReason.NOT_JSON,
                new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'});
        poison(RejectionReason.NOT_JSON, deep(1_001));
        poison(RejectionReason.NOT_AN_OBJECT, "null");
        poison(RejectionReason.NOT_AN_OBJECT, "[" + last("c0", "") + "]");
        poison(RejectionReason.NOT_AN_OBJECT, "1e999999999");
        poison(RejectionReason.MISSING_FIELD, "{}");
        poison(RejectionReason.MISSING_FIELD, last("c0", ",\"occurredAt\":null"));
        poison(RejectionReason.BAD_FIELD, last("c0", ",\"customerId\":\"\""));
        poison(RejectionReason.BAD_FIELD, last("c0", ",\"customerId\":\"\\ud800\""));
        poison(RejectionReason.BAD_FIELD, last("c0", ",\"orderId\":\"" + "客".repeat(86) + "\""));
        poison(RejectionReason.BAD_FIELD, last("c0", ",\"orderId\":1.5"));
        poison(RejectionReason.BAD_FIELD, last("c0", ",\"occurredAt\":1e999999999"));
        poison(RejectionReason.BAD_FIELD, last("c0", ",\"occurredAt\":\"2024-01-21\""));
        poison(RejectionReason.BAD_FIELD, last("c0", ",\"type\":[]"));
        poison(RejectionReason.UNKNOWN_TYPE, last("c0", ",\"type\":\"gift\""));
        poison(RejectionReason.IN_FUTURE, last("c0", ",\"occurredAt\":" + (DAY_20 + 600_001)));
        poison(RejectionReason.IN_FUTURE, last("c0", ",\"occurredAt\":\"9999-12-31T23:59:59Z\""));
        poison(RejectionReason.TOO_OLD, last("c0", ",\"occurredAt\":\"1989-12-31T23:59:59Z\""));
        poison(RejectionReason.TOO_OLD, "{\"type\":\"heartbeat\",\"occurredAt\":0}");
    }

    private void addLargePoison() {
        poison(RejectionReason.NOT_JSON, deep(100_000));
        poison(RejectionReason.NOT_JSON, "[".repeat(1_048_576));
        poison(RejectionReason.NOT_AN_OBJECT, "1".repeat(100_000));
        poison(RejectionReason.BAD_FIELD, last("c0", ",\"orderId\":" + "1".repeat(100_000)));
        poison(RejectionReason.BAD_FIELD, last("c0", ",\"occurredAt\":" + "1".repeat(100_000)));
        poison(RejectionReason.TOO_LARGE, last("c0", ",\"x\":\"" + "x".repeat(10_000_000) + "\""));
        poison(RejectionReason.TOO_LARGE, last("c0", ",\"x\":\"" + "x".repeat(1_048_576) + "\""));
        drops.add(new Drop(RejectionReason.EMPTY, new byte[2_000_000], null));
        drops.add(new Drop(RejectionReason.NOT_JSON, new byte[900_000], new byte[900_000]));
    }

    private void good(String more) {
        drops.add(new Drop(null, "key".getBytes(UTF_8), last(customer(), more).getBytes(UTF_8)));
    }

    private void poison(RejectionReason reason, String value) {
        poison(reason, value.getBytes(UTF_8));
    }

    private void poison(RejectionReason reason, byte[] value) {
        drops.add(new Drop(reason, random.nextBoolean() ? null : "key".getBytes(UTF_8), value));
    }

    private static String deep(int levels) {
        return last("c0", ",\"x\":" + "[".repeat(levels - 1) + "]".repeat(levels - 1));
    }

    /**
     * The third purchase; of names that come again in {@code more}, that is the one that counts.
     */
    private static String last(String customer, String more) {
        return "{\"orderId\":\"c\",\"customerId\":\"%s\",\"occurredAt\":%d%s}"
                .formatted(customer, DAY_20, more);
    }

    private String customer() {
        String customer = "c" + facts.size();
        facts.put(
                customer,
                List.of(
                        purchase("a", DAY_0),
                        purchase("b", DAY_0 + 10 * Policies.DAY),
                        // Its amount is absent, or none that can be used.
                        new Fact(DAY_20, "c", FactType.PURCHASE, Fact.UNKNOWN_AMOUNT, "CNY")));
        return customer;
    }

    private static Fact purchase(String order, long occurredAt) {
        return new Fact(occurredAt, order, FactType.PURCHASE, 10_0000, "CNY");
    }
}
