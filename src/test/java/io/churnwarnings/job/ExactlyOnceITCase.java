package io.churnwarnings.job;

import static io.churnwarnings.testkit.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.churnwarnings.job.settings.ChurnSettings;
import io.churnwarnings.testkit.kafka.TestBroker;
import io.churnwarnings.testkit.kafka.TestTopics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real job is killed repeatedly while a shop's facts arrive: tasks fail in the middle of a
 * transaction, the TaskManager dies, the job is cancelled and continues from its last checkpoint
 * with another parallelism. Readers of committed records see the events of the reference model
 * exactly once.
 */
class ExactlyOnceITCase {

    private static final long SEED = Long.getLong("exactly-once.seed", 4711);
    private static final int PARTITIONS = 4;
    private static final int CUSTOMERS = 240;
    private static final int[] PARALLELISMS = {2, 3, 1, 4};

    @RegisterExtension static final TestBroker BROKER = TestBroker.shared();

    @RegisterExtension
    static final MiniClusterExtension FLINK =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(4)
                            .build());

    /** The number of the one TaskManager that lives. */
    private static int taskManager;

    @TempDir Path checkpoints;

    private final Random random = new Random(SEED);
    private int faultsThatHit;
    private int faultsThatUndid;

    @Test
    void everyWarningIsThereOnceWhateverIsKilled(@InjectMiniCluster MiniCluster flink)
            throws Exception {
        TestTopics topics = TestTopics.on(BROKER, PARTITIONS);
        Configuration configuration = topics.configuration(checkpoints);
        configuration.setString(
                "churn.sink.kafka.partitioner.class", FaultyPartitioner.class.getName());
        ShopLog log =
                new ShopLog(SEED, ChurnSettings.of(configuration).policy(), CUSTOMERS, PARTITIONS);
        List<ProducerRecord<byte[], byte[]>> records = log.records(topics.purchases());
        List<String> expected = ExpectedBytes.of(log.events());
        // A third is history when the job starts; the rest comes while it is killed.
        int sent = records.size() / 3;
        int slice = (records.size() - sent) / (3 * PARALLELISMS.length);

        BROKER.sendAll(log.opening(topics.purchases()));
        BROKER.sendAll(records.subList(0, sent));
        String from = null;
        for (int run = 0; run < PARALLELISMS.length; run++) {
            try (RealJob job =
                    RealJob.start(flink, topics, configuration, PARALLELISMS[run], from)) {
                failTask(job, topics, records.subList(sent, sent += slice));
                killTaskManager(job, flink, records.subList(sent, sent += slice));
                if (run < PARALLELISMS.length - 1) {
                    from = cancel(job, records.subList(sent, sent += slice));
                    continue;
                }
                BROKER.sendAll(records.subList(sent, records.size()));
                BROKER.sendAll(log.closing(topics.purchases()));
                until(
                        "all warnings are committed",
                        () -> topics.warnings("read_committed").size() >= expected.size());
                job.awaitCheckpoint();
            }
        }

        assertThat(topics.warnings("read_committed"))
                .as("seed %d", SEED)
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(topics.committedDeadLetters())
                .as("seed %d", SEED)
                .hasSize(log.poison())
                .extracting(TestTopics::origin)
                .doesNotHaveDuplicates();
        assertThat(faultsThatHit).isEqualTo(3 * PARALLELISMS.length - 1);
        // Negative control: a reader of uncommitted records sees the aborted ones.
        List<String> written = topics.warnings("read_uncommitted");
        assertThat(faultsThatUndid).isPositive();
        assertThat(written).hasSizeGreaterThan(expected.size());
        assertThat(new HashSet<>(written)).isEqualTo(new HashSet<>(expected));
        System.out.printf(
                "seed %d: %d records, %d warnings, %d dead letters, %d faults, %d amid a"
                        + " transaction, %d warnings written in vain%n",
                SEED,
                records.size(),
                expected.size(),
                log.poison(),
                faultsThatHit,
                faultsThatUndid,
                written.size() - expected.size());
    }

    @Test
    void mutantASinkThatCommitsAtLeastOnceIsDetected(@InjectMiniCluster MiniCluster flink)
            throws Exception {
        TestTopics topics = TestTopics.on(BROKER, PARTITIONS);
        Configuration configuration = topics.configuration(checkpoints);
        // Without a checkpoint before the fault all that was written is written again.
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMinutes(14));
        ShopLog log = new ShopLog(SEED, ChurnSettings.of(configuration).policy(), 20, PARTITIONS);
        List<String> expected = ExpectedBytes.of(log.events());
        BROKER.sendAll(log.opening(topics.purchases()));
        BROKER.sendAll(log.records(topics.purchases()));
        BROKER.sendAll(log.closing(topics.purchases()));
        try (RealJob job =
                RealJob.start(
                        flink, topics, configuration, 2, null, ExactlyOnceITCase::defineMutant)) {
            until(
                    "all is written",
                    () -> topics.warnings("read_committed").size() >= expected.size());
            flink.terminateTaskManager(taskManager++).get();
            flink.startTaskManager();
            until(
                    "all is written twice",
                    () -> topics.warnings("read_committed").size() >= 2 * expected.size());
        }

        List<String> committed = topics.warnings("read_committed");
        assertThat(new HashSet<>(committed)).isEqualTo(new HashSet<>(expected));
        assertThatThrownBy(
                        () -> assertThat(committed).containsExactlyInAnyOrderElementsOf(expected))
                .isInstanceOf(AssertionError.class);
    }

    private static void defineMutant(
            StreamExecutionEnvironment env, ChurnSettings settings, int partitions) {
        MutantJob.define(env, settings, partitions, MutantJob.AtLeastOnce.sink(settings));
    }

    private void failTask(
            RealJob job, TestTopics topics, List<ProducerRecord<byte[], byte[]>> records)
            throws Exception {
        job.awaitCheckpoint();
        int restarts = job.restarts();
        assertThat(job.isRunning()).isTrue();
        FaultyPartitioner.Fault fault =
                FaultyPartitioner.failAfter(topics.warnings(), 1 + random.nextInt(20));
        BROKER.sendAll(records);
        until("the fault has come", fault::hasCome);
        // The task stands still, so nothing can be committed that it wrote since the last barrier.
        if (isAnythingUncommitted(topics)) {
            faultsThatUndid++;
        }
        fault.strike();
        awaitRestart(job, restarts);
    }

    private void killTaskManager(
            RealJob job, MiniCluster flink, List<ProducerRecord<byte[], byte[]>> records)
            throws Exception {
        job.awaitCheckpoint();
        int restarts = job.restarts();
        int first = random.nextInt(records.size());
        BROKER.sendAll(records.subList(0, first));
        assertThat(job.isRunning()).isTrue();
        flink.terminateTaskManager(taskManager++).get();
        BROKER.sendAll(records.subList(first, records.size()));
        flink.startTaskManager();
        awaitRestart(job, restarts);
    }

    private void awaitRestart(RealJob job, int restarts) throws Exception {
        until("the job starts again", () -> job.restarts() > restarts && job.isRunning());
        assertThat(job.isRestored()).isTrue();
        faultsThatHit++;
    }

    /** Records in flight get a moment to reach the broker. */
    private static boolean isAnythingUncommitted(TestTopics topics) throws Exception {
        for (int look = 0; look < 20; look++) {
            if (topics.warnings("read_uncommitted").size()
                    > topics.warnings("read_committed").size()) {
                return true;
            }
        }
        return false;
    }

    private String cancel(RealJob job, List<ProducerRecord<byte[], byte[]>> records)
            throws Exception {
        job.awaitCheckpoint();
        int first = random.nextInt(records.size());
        BROKER.sendAll(records.subList(0, first));
        assertThat(job.isRunning()).isTrue();
        String checkpoint = job.cancel();
        BROKER.sendAll(records.subList(first, records.size()));
        faultsThatHit++;
        return checkpoint;
    }
}
