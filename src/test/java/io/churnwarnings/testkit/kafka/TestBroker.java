package io.churnwarnings.testkit.kafka;

import io.churnwarnings.kafka.preflight.TopicLeaders;
import io.churnwarnings.local.cluster.EmbeddedKafka;
import io.churnwarnings.testkit.Eventually;
import io.churnwarnings.testkit.FreePorts;
import io.churnwarnings.testkit.cluster.KafkaView;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.util.FileUtils;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/**
 * A real broker for tests. Most test classes of a JVM share one, which starts with the first of
 * them. Every topic has a name of its own, so tests do not see each other.
 */
public final class TestBroker implements BeforeAllCallback, AfterAllCallback {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final AtomicInteger TOPICS = new AtomicInteger();

    /** Looks for transactions past their time more often than every 10 s. */
    private static final TestBroker SHARED =
            new TestBroker(
                    Map.of("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000"));

    /** In the settings: where the listener is that asks nobody who he is. */
    static final String PLAIN_ADDRESS = "test.plain.address";

    private final Map<String, String> settings;
    private Path dir;
    private EmbeddedKafka kafka;
    private String restarted;
    private Admin admin;
    private KafkaProducer<byte[], byte[]> producer;

    private TestBroker(Map<String, String> settings) {
        this.settings = settings;
    }

    /** The broker that test classes share. It keeps their topics until all tests are over. */
    public static TestBroker shared() {
        return SHARED;
    }

    /** A broker of one test class, which may stop it. */
    public static TestBroker own() {
        return own(Map.of());
    }

    /** The same, with settings that precede those of {@link EmbeddedKafka}. */
    public static TestBroker own(Map<String, String> settings) {
        return new TestBroker(settings);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        if (this != SHARED) {
            start();
        } else if (kafka == null) {
            start();
            context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(TestBroker.class))
                    .put(this, (AutoCloseable) this::close);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (this != SHARED) {
            close();
        }
    }

    private void start() throws Exception {
        dir = Files.createTempDirectory("test-broker");
        kafka = EmbeddedKafka.start(dir, settings);
        restarted = settings.get(PLAIN_ADDRESS);
        admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
        producer = producer(Map.of());
    }

    private void close() {
        producer.close();
        admin.close();
        kafka.close();
        FileUtils.deleteDirectoryQuietly(dir.toFile());
    }

    /** The broker goes away. */
    public void stop() {
        if (this == SHARED) {
            throw new IllegalStateException("other classes need this broker");
        }
        kafka.close();
    }

    /** The broker comes back to where it was, with all that it had. */
    public void restart() throws Exception {
        String client = bootstrapServers();
        int controller = FreePorts.next();
        kafka =
                EmbeddedKafka.start(
                        dir,
                        Map.of(
                                "controller.quorum.voters",
                                "1@127.0.0.1:" + controller,
                                "listeners",
                                "CLIENTS://" + client + ",CONTROLLER://127.0.0.1:" + controller,
                                "advertised.listeners",
                                "CLIENTS://" + client));
        restarted = client;
    }

    public String bootstrapServers() {
        return restarted == null ? kafka.bootstrapServers() : restarted;
    }

    public Admin admin() {
        return admin;
    }

    public String createTopic(int partitions) throws Exception {
        return create(new NewTopic(nextName(), partitions, (short) 1), partitions);
    }

    /** Creates a topic of a name that no other test has. */
    public void createTopic(String name, int partitions) throws Exception {
        create(new NewTopic(name, partitions, (short) 1), partitions);
    }

    /**
     * @param brokers for each partition the broker that has it
     */
    public String createTopicOn(int... brokers) throws Exception {
        Map<Integer, List<Integer>> replicas = new HashMap<>();
        for (int partition = 0; partition < brokers.length; partition++) {
            replicas.put(partition, List.of(brokers[partition]));
        }
        return create(new NewTopic(nextName(), replicas), brokers.length);
    }

    private String nextName() {
        // Of the same length, so that no name begins with another one.
        return "topic-%05d".formatted(TOPICS.incrementAndGet());
    }

    private String create(NewTopic topic, int partitions) throws Exception {
        admin.createTopics(List.of(topic)).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        TopicLeaders.await(admin, topic.name(), partitions, PATIENCE);
        return topic.name();
    }

    /** Deletes the records before an offset, as retention does. */
    public void deleteRecords(String topic, int partition, long before) throws Exception {
        admin.deleteRecords(
                        Map.of(
                                new TopicPartition(topic, partition),
                                RecordsToDelete.beforeOffset(before)))
                .all()
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Deletes a topic and creates it again with the same name and no records. */
    public void recreateTopic(String topic, int partitions) throws Exception {
        admin.deleteTopics(List.of(topic)).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        Eventually.until(
                "the topic to be gone", () -> !admin.listTopics().names().get().contains(topic));
        create(new NewTopic(topic, partitions, (short) 1), partitions);
    }

    /** The offset that the next record of a topic's first partition gets. */
    public int endOf(String topic) throws Exception {
        TopicPartition partition = new TopicPartition(topic, 0);
        return (int)
                admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                        .partitionResult(partition)
                        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                        .offset();
    }

    /** The size of a partition's log in bytes. */
    public long logSize(String topic, int partition) throws IOException {
        return Files.size(segment(topic, partition));
    }

    /**
     * Cuts a partition's log to a size that it had before, as a leader that missed the last records
     * does. The broker must be stopped.
     */
    public void cutLog(String topic, int partition, long size) throws IOException {
        Path log = segment(topic, partition);
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
        // Without these it trusts what it remembers of the log instead of reading it.
        Files.deleteIfExists(dir.resolve(".kafka_cleanshutdown"));
        Files.deleteIfExists(dir.resolve("recovery-point-offset-checkpoint"));
        Files.deleteIfExists(dir.resolve("replication-offset-checkpoint"));
    }

    private Path segment(String topic, int partition) {
        return dir.resolve(topic + "-" + partition).resolve("00000000000000000000.log");
    }

    public void growTopic(String topic, int partitions) throws Exception {
        admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions)))
                .all()
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        TopicLeaders.await(admin, topic, partitions, PATIENCE);
    }

    /** Writes a record and returns when the broker has it. */
    public void send(String topic, int partition, long timestamp, String value) throws Exception {
        producer.send(record(topic, partition, timestamp, value))
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Writes many records and returns when the broker has them all. */
    public void sendAll(List<ProducerRecord<byte[], byte[]>> records) throws Exception {
        for (Future<RecordMetadata> sent : records.stream().map(producer::send).toList()) {
            sent.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** A producer of the test's own; the test closes it. */
    public KafkaProducer<byte[], byte[]> producer(Map<String, Object> properties) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put("bootstrap.servers", bootstrapServers());
        return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
    }

    public static ProducerRecord<byte[], byte[]> record(
            String topic, int partition, long timestamp, String value) {
        return new ProducerRecord<>(
                topic, partition, timestamp, null, value.getBytes(StandardCharsets.UTF_8));
    }

    /** The values of a topic's first partition that a reader of this isolation sees now. */
    public List<String> values(String topic, String isolation) {
        return TopicReader.records(bootstrapServers(), topic, 1, isolation, PATIENCE).stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    /** The records of all partitions of a topic that a reader of this isolation sees now. */
    public List<ConsumerRecord<byte[], byte[]>> records(String topic, String isolation)
            throws Exception {
        int partitions =
                admin.describeTopics(List.of(topic))
                        .allTopicNames()
                        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                        .get(topic)
                        .partitions()
                        .size();
        return TopicReader.records(bootstrapServers(), topic, partitions, isolation, PATIENCE);
    }

    /** Where each partition of a topic ends. */
    public List<Long> ends(String topic, int partitions) throws Exception {
        return KafkaView.ends(admin, topic, partitions);
    }

    /** How many records of a topic a consumer group has read for good. */
    public long committed(String group, String topic) throws Exception {
        return admin
                .listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .entrySet()
                .stream()
                .filter(entry -> entry.getKey().topic().equals(topic))
                .mapToLong(entry -> entry.getValue().offset())
                .sum();
    }
}
