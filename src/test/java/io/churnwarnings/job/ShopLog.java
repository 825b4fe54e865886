package io.churnwarnings.job;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.testkit.Policies;
import io.churnwarnings.testkit.oracle.ExpectedEvent;
import io.churnwarnings.testkit.oracle.NastyLog;
import io.churnwarnings.testkit.oracle.ReferenceModel;
import io.churnwarnings.testkit.oracle.ReferenceRules;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The facts of a shop of awkward customers as records in order of arrival. Every partition begins
 * with a heartbeat, so that none is ever taken for empty, and within a partition no fact is later
 * than the disorder allows: the job must then publish the events of the reference model.
 */
public final class ShopLog {

    private static final long DAY = 86_400_000;
    private static final long BEFORE_ALL = 1_600_000_000_000L;
    private static final List<String> POISON =
            List.of("{", "[]", "{\"orderId\":\"x\"}", "\ufffe not json", "{\"type\":1}");

    private record Sent(long arrivesAt, int partition, String customer, String value) {}

    private final Policy policy;
    private final int partitions;
    private final boolean withLateFacts;
    private final Random random;
    private final Map<String, List<Fact>> facts = new TreeMap<>();
    private final List<Sent> sent = new ArrayList<>();
    private long newest = BEFORE_ALL;
    private int poison;

    public ShopLog(long seed, Policy policy, int customers, int partitions) {
        this(seed, policy, customers, partitions, false);
    }

    /**
     * @param withLateFacts one in five comes between a day and a thousand too late
     */
    public ShopLog(long seed, Policy policy, int customers, int partitions, boolean withLateFacts) {
        this.withLateFacts = withLateFacts;
        this.policy = policy;
        this.partitions = partitions;
        this.random = new Random(seed);
        for (int i = 0; i < customers; i++) {
            String customer = "客户-" + i;
            long of = random.nextLong();
            NastyLog made =
                    withLateFacts
                            ? NastyLog.withLateFacts(of, Policies.standard())
                            : NastyLog.onTime(of, policy);
            facts.put(customer, made.facts());
            facts.get(customer).forEach(fact -> send(customer, fact));
        }
        sent.sort(Comparator.comparingLong(Sent::arrivesAt));
    }

    public int size() {
        return sent.size();
    }

    /** How many of the records must be rejected. */
    public int poison() {
        return poison;
    }

    /** The first record of each partition, older than all others. */
    public List<ProducerRecord<byte[], byte[]>> opening(String topic) {
        return heartbeats(topic, BEFORE_ALL);
    }

    public List<ProducerRecord<byte[], byte[]>> records(String topic) {
        return sent.stream()
                .map(s -> record(topic, s.partition(), s.arrivesAt(), s.customer(), s.value()))
                .toList();
    }

    /** The last record of each partition: so long after the others that all are forgotten. */
    public List<ProducerRecord<byte[], byte[]>> closing(String topic) {
        return heartbeats(topic, end());
    }

    /** All that must have been published when the last record is read. */
    public List<ExpectedEvent> events() {
        return events(new ReferenceRules(policy, Map.of()));
    }

    /** The same under rules that change on the way. */
    List<ExpectedEvent> events(ReferenceRules rules) {
        long clock = end() - policy.disorder() - 1;
        return facts.entrySet().stream()
                .flatMap(
                        customer ->
                                new ReferenceModel(customer.getKey(), rules)
                                        .events(customer.getValue(), clock).stream())
                .toList();
    }

    public static ProducerRecord<byte[], byte[]> record(
            String topic, int partition, long timestamp, String key, String value) {
        return new ProducerRecord<>(
                topic,
                partition,
                timestamp,
                key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                value.getBytes(StandardCharsets.UTF_8));
    }

    /** A fact as a shop would write it. */
    public static String json(String customer, Fact fact) {
        String amount =
                fact.amount() == Fact.UNKNOWN_AMOUNT
                        ? ""
                        : ",\"amount\":" + BigDecimal.valueOf(fact.amount(), 4).toPlainString();
        return "{\"orderId\":\"%s\",\"customerId\":\"%s\",\"occurredAt\":%d,\"type\":\"%s\",\"currency\":\"%s\"%s}"
                .formatted(
                        fact.orderId(),
                        customer,
                        fact.occurredAt(),
                        fact.type().name().toLowerCase(Locale.ROOT),
                        fact.currency(),
                        amount);
    }

    public static String heartbeat(long occurredAt) {
        return "{\"type\":\"heartbeat\",\"occurredAt\":" + occurredAt + "}";
    }

    private void send(String customer, Fact fact) {
        long arrivesAt = fact.occurredAt() + delay();
        int partition = Math.floorMod(customer.hashCode(), partitions);
        newest = Math.max(newest, arrivesAt);
        if (random.nextInt(15) == 0) {
            String bad = POISON.get(random.nextInt(POISON.size()));
            sent.add(new Sent(arrivesAt, partition, null, bad));
            poison++;
        }
        sent.add(new Sent(arrivesAt, partition, customer, json(customer, fact)));
    }

    private long delay() {
        return withLateFacts && random.nextInt(5) == 0
                ? (long) (DAY * Math.pow(10, random.nextDouble() * 3))
                : random.nextInt((int) policy.disorder() + 1);
    }

    private List<ProducerRecord<byte[], byte[]>> heartbeats(String topic, long at) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            records.add(record(topic, partition, at, null, heartbeat(at)));
        }
        return records;
    }

    private long end() {
        return newest + policy.retention() + policy.disorder() + 2 * DAY;
    }
}
