package io.churnwarnings.job;

import static io.churnwarnings.testkit.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.codec.MutatedRecords;
import io.churnwarnings.testkit.Seeds;
import io.churnwarnings.testkit.SharedFlink;
import io.churnwarnings.testkit.kafka.TestBroker;
import io.churnwarnings.testkit.kafka.TestTopics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A stream of nothing but mutated records: each is taken or leaves its dead letter. */
class MutatedStreamITCase {

    private static final int RECORDS = Integer.getInteger("fuzz.stream", 200_000);
    private static final int BATCH = 10_000;
    private static final long NOW = 1_771_000_000_000L;

    @RegisterExtension static final TestBroker BROKER = TestBroker.shared();

    @RegisterExtension static final SharedFlink FLINK = SharedFlink.metered();

    @TempDir Path checkpoints;

    @Test
    void everyRecordIsAcceptedOrRejected(@InjectMiniCluster MiniCluster flink) throws Exception {
        long seed = Seeds.fixedOr("fuzz.seed");
        Random random = new Random(seed);
        TestTopics topics = TestTopics.on(BROKER, 2);
        try (RealJob job =
                RealJob.start(flink, topics, topics.configuration(checkpoints), 2, null)) {
            for (int sent = 0; sent < RECORDS; sent += BATCH) {
                List<ProducerRecord<byte[], byte[]>> batch = new ArrayList<>();
                for (int i = 0; i < BATCH; i++) {
                    batch.add(
                            new ProducerRecord<>(
                                    topics.purchases(),
                                    random.nextInt(2),
                                    NOW,
                                    null,
                                    MutatedRecords.next(random)));
                }
                BROKER.sendAll(batch);
            }
            until("all are read", () -> accepted(job) + rejected(job) >= RECORDS);
            job.awaitCheckpoint();
            assertThat(job.restarts()).as("seed %d", seed).isZero();
            assertThat(accepted(job) + rejected(job)).as("seed %d", seed).isEqualTo(RECORDS);

            // The checkpoint is complete before its transactions are committed.
            until(
                    "all dead letters are committed",
                    () -> topics.committedDeadLetters().size() >= rejected(job));
            List<ConsumerRecord<byte[], byte[]>> letters = topics.committedDeadLetters();
            assertThat(accepted(job)).isPositive();
            assertThat(letters.size()).as("seed %d", seed).isEqualTo((int) rejected(job));
            assertThat(letters.stream().map(TestTopics::origin).distinct().count())
                    .isEqualTo(letters.size());
            System.out.printf(
                    "seed %d: %d in, %d accepted, %d rejected%n",
                    seed, RECORDS, accepted(job), letters.size());
        }
    }

    private static long accepted(RealJob job) {
        return sum(job, "factsAccepted") + sum(job, "heartbeatsAccepted");
    }

    private static long rejected(RealJob job) {
        return sum(job, "recordsRejected");
    }

    private static long sum(RealJob job, String counter) {
        return SharedFlink.metrics().getMetricsByIdentifiers(job.id()).entrySet().stream()
                .filter(metric -> metric.getKey().endsWith(counter))
                .mapToLong(metric -> ((Counter) metric.getValue()).getCount())
                .sum();
    }
}
