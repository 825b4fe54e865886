package io.churnwarnings.testkit.cluster;

import io.churnwarnings.kafka.preflight.TopicLeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What clients of a broker see that may be away for a while. */
public final class KafkaView implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final String address;
    private final Admin admin;

    public KafkaView(String address) {
        this.address = address;
        admin = Admin.create(Map.of("bootstrap.servers", address));
    }

    public void createTopic(String name, int partitions) throws Exception {
        Waiting.until(
                "topic " + name,
                PATIENCE,
                () -> {
                    try {
                        admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
                                .all()
                                .get(30, TimeUnit.SECONDS);
                    } catch (java.util.concurrent.ExecutionException e) {
                        if (!(e.getCause() instanceof TopicExistsException)) {
                            throw e;
                        }
                    }
                    return true;
                });
        TopicLeaders.await(admin, name, partitions, PATIENCE);
    }

    /**
     * A producer that outlives every absence of the broker and writes once, in order. It never
     * gives a record up: after that it would take a new epoch and write again what is under way.
     * For the same reason one request at a time is under way.
     */
    public KafkaProducer<byte[], byte[]> patientProducer() {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", address,
                        "enable.idempotence", "true",
                        "linger.ms", "5",
                        "max.in.flight.requests.per.connection", "1",
                        "request.timeout.ms", "3000",
                        "max.block.ms", "600000",
                        "delivery.timeout.ms", "1200000"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** All records that a reader of this isolation sees now. */
    public List<ConsumerRecord<byte[], byte[]>> records(
            String topic, int partitions, String isolation) {
        List<TopicPartition> all = partitions(topic, partitions);
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", address);
        settings.put("isolation.level", isolation);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(all);
            consumer.seekToBeginning(all);
            // Of committed records this is the last stable offset: what hangs hides what follows.
            Map<TopicPartition, Long> ends = consumer.endOffsets(all, PATIENCE);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (all.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(topic + " cannot be read to its end");
                }
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    /** How many records each partition holds, markers of transactions among them. */
    public List<Long> ends(String topic, int partitions) throws Exception {
        return ends(admin, topic, partitions);
    }

    public static List<Long> ends(Admin admin, String topic, int partitions) throws Exception {
        List<TopicPartition> all = partitions(topic, partitions);
        Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> ends =
                admin.listOffsets(
                                all.stream()
                                        .collect(
                                                Collectors.toMap(p -> p, p -> OffsetSpec.latest())))
                        .all()
                        .get(120, TimeUnit.SECONDS);
        return all.stream().map(p -> ends.get(p).offset()).toList();
    }

    /** How many records all partitions hold together. */
    public long end(String topic, int partitions) throws Exception {
        return ends(topic, partitions).stream().mapToLong(Long::longValue).sum();
    }

    /** How many records a group has committed. */
    public long committed(String group) throws Exception {
        return admin
                .listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(120, TimeUnit.SECONDS)
                .values()
                .stream()
                .mapToLong(OffsetAndMetadata::offset)
                .sum();
    }

    /** The transactions with an id of this beginning that nobody has ended. */
    public List<String> openTransactions(String prefix) throws Exception {
        Collection<TransactionListing> all =
                admin.listTransactions().all().get(120, TimeUnit.SECONDS);
        return all.stream()
                .filter(transaction -> transaction.transactionalId().startsWith(prefix))
                .filter(
                        transaction ->
                                transaction.state() == TransactionState.ONGOING
                                        || transaction.state() == TransactionState.PREPARE_COMMIT
                                        || transaction.state() == TransactionState.PREPARE_ABORT)
                .map(TransactionListing::transactionalId)
                .toList();
    }

    public static List<TopicPartition> partitions(String topic, int partitions) {
        return IntStream.range(0, partitions).mapToObj(p -> new TopicPartition(topic, p)).toList();
    }

    @Override
    public void close() {
        admin.close();
    }
}
