package io.churnwarnings.job;

import static io.churnwarnings.testkit.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.codec.json.RejectionReason;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.job.settings.ChurnSettings;
import io.churnwarnings.testkit.SharedFlink;
import io.churnwarnings.testkit.kafka.TestBroker;
import io.churnwarnings.testkit.kafka.TestTopics;
import io.churnwarnings.testkit.oracle.ExpectedEvent;
import io.churnwarnings.testkit.oracle.ReferenceModel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Poison of every kind, through the real job: nothing good is lost and nothing bad gets stuck. */
class PoisonStormITCase {

    private static final long SEED = Long.getLong("poison-storm.seed", 4711);
    private static final int MAX_LETTER = 900 * 1024;

    /** What else there is comes with other encodings, or on other topics. */
    private static final Set<RejectionReason> REASONS =
            EnumSet.range(RejectionReason.TOO_LARGE, RejectionReason.TOO_OLD);

    @RegisterExtension static final TestBroker BROKER = TestBroker.shared();

    @RegisterExtension static final SharedFlink FLINK = SharedFlink.metered();

    @TempDir Path checkpoints;

    private final PoisonStorm storm = new PoisonStorm(SEED);

    /** The bad records, by partition and offset. */
    private final Map<String, PoisonStorm.Drop> poison = new HashMap<>();

    private int in;

    @Test
    void losesNoGoodRecordAndNeverStops(@InjectMiniCluster MiniCluster flink) throws Exception {
        TestTopics topics = TestTopics.on(BROKER, PoisonStorm.PARTITIONS);
        Configuration configuration = topics.configuration(checkpoints);
        List<ExpectedEvent> expected = send(topics, ChurnSettings.of(configuration).policy());
        try (RealJob job = RealJob.start(flink, topics, configuration, 2, null)) {
            until(
                    "all warnings are committed",
                    () -> topics.warnings("read_committed").size() >= expected.size());
            until(
                    "all dead letters are committed",
                    () -> topics.committedDeadLetters().size() >= poison.size());
            job.awaitCheckpoint();

            assertThat(job.restarts()).isZero();
            assertThat(sum(job.id(), "factsAccepted") + sum(job.id(), "heartbeatsAccepted"))
                    .as("accepted, seed %d", SEED)
                    .isEqualTo(in - poison.size());
            assertThat(sum(job.id(), "recordsRejected")).isEqualTo(poison.size());
        }

        assertThat(topics.warnings("read_committed"))
                .as("seed %d", SEED)
                .containsExactlyInAnyOrderElementsOf(ExpectedBytes.of(expected));
        List<ConsumerRecord<byte[], byte[]>> letters = topics.committedDeadLetters();
        assertThat(letters)
                .extracting(TestTopics::origin)
                .containsExactlyInAnyOrderElementsOf(poison.keySet());
        for (ConsumerRecord<byte[], byte[]> letter : letters) {
            check(letter, poison.get(TestTopics.origin(letter)), topics);
        }
        System.out.printf(
                "seed %d: %d in, %d rejected for %d reasons%n",
                SEED, in, letters.size(), REASONS.size());
    }

    private List<ExpectedEvent> send(TestTopics topics, Policy policy) throws Exception {
        long end = System.currentTimeMillis();
        try (KafkaProducer<byte[], byte[]> producer =
                BROKER.producer(Map.of("max.request.size", 16 * 1024 * 1024))) {
            for (ProducerRecord<byte[], byte[]> record : storm.calm(topics.purchases())) {
                send(producer, record);
            }
            for (PoisonStorm.Drop drop : storm.drops()) {
                RecordMetadata sent = send(producer, storm.record(topics.purchases(), drop));
                if (drop.reason() != null) {
                    poison.put(sent.partition() + ":" + sent.offset(), drop);
                }
            }
            for (int partition = 0; partition < PoisonStorm.PARTITIONS; partition++) {
                String heartbeat = ShopLog.heartbeat(end);
                send(producer, ShopLog.record(topics.purchases(), partition, end, null, heartbeat));
            }
        }
        assertThat(poison.values().stream().map(PoisonStorm.Drop::reason)).containsAll(REASONS);
        return storm.facts().entrySet().stream()
                .flatMap(
                        customer ->
                                new ReferenceModel(customer.getKey(), policy)
                                                .events(
                                                        customer.getValue(),
                                                        end - policy.disorder() - 1)
                                                .stream())
                .toList();
    }

    private RecordMetadata send(
            KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record)
            throws Exception {
        in++;
        return producer.send(record).get();
    }

    private static void check(
            ConsumerRecord<byte[], byte[]> letter, PoisonStorm.Drop drop, TestTopics topics)
            throws Exception {
        String reason = TestTopics.header(letter, "reason");
        assertThat(reason).as(TestTopics.header(letter, "detail")).isEqualTo(drop.reason().name());
        assertThat(TestTopics.header(letter, "detail")).isNotBlank();
        assertThat(TestTopics.header(letter, "source-topic")).isEqualTo(topics.purchases());
        assertThat(letter.serializedKeySize() + letter.serializedValueSize())
                .isLessThan(MAX_LETTER);
        checkPart(letter, letter.value(), drop.value(), "");
        checkPart(letter, letter.key(), drop.key(), "key-");
    }

    private static void checkPart(
            ConsumerRecord<byte[], byte[]> letter, byte[] actual, byte[] sent, String prefix)
            throws Exception {
        if (TestTopics.header(letter, prefix + "truncated-from") == null) {
            assertThat(Arrays.equals(actual, sent)).isTrue();
            return;
        }
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(sent);
        assertThat(TestTopics.header(letter, prefix + "truncated-from"))
                .isEqualTo("" + sent.length);
        assertThat(TestTopics.header(letter, prefix + "sha256"))
                .isEqualTo(HexFormat.of().formatHex(hash));
        assertThat(Arrays.equals(actual, Arrays.copyOf(sent, actual.length))).isTrue();
    }

    /** A counter of all subtasks, and of all groups under it. */
    private static long sum(JobID job, String counter) {
        return SharedFlink.metrics().getMetricsByIdentifiers(job).entrySet().stream()
                .filter(metric -> metric.getKey().endsWith(counter))
                .mapToLong(metric -> ((Counter) metric.getValue()).getCount())
                .sum();
    }
}
