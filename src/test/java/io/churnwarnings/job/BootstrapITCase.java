package io.churnwarnings.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.churnwarnings.domain.CustomerView;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.job.settings.ChurnSettings;
import io.churnwarnings.operator.CacheMemory;
import io.churnwarnings.operator.state.WatchedCustomer;
import io.churnwarnings.savepoint.HistoryFiles;
import io.churnwarnings.savepoint.SavepointContent;
import io.churnwarnings.savepoint.SavepointMaker;
import io.churnwarnings.testkit.SharedFlink;
import io.churnwarnings.testkit.kafka.TestBroker;
import io.churnwarnings.testkit.kafka.TestTopics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.client.JobExecutionException;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * One history is replayed through the job, and made into a savepoint without it. Both hold the same
 * customers, and both go on in the same way.
 */
class BootstrapITCase {

    private static final long SEED = Long.getLong("bootstrap.seed", 271828);
    private static final int PARTITIONS = 2;
    private static final int CUSTOMERS = 300;
    private static final int OVERLAP = 60;
    private static final int MAX_PARALLELISM = 720;

    @RegisterExtension static final TestBroker BROKER = TestBroker.shared();

    @RegisterExtension static final SharedFlink FLINK = SharedFlink.metered();

    @TempDir Path dir;

    @Test
    void aBootstrappedJobContinuesLikeAReplayedOne(@InjectMiniCluster MiniCluster flink)
            throws Exception {
        TestTopics replay = TestTopics.on(BROKER, PARTITIONS);
        Configuration replaying = replay.configuration(dir.resolve("replay"));
        Policy policy = ChurnSettings.of(replaying).policy();
        ShopLog log = new ShopLog(SEED, policy, CUSTOMERS, PARTITIONS);
        List<ProducerRecord<byte[], byte[]>> records = log.records(replay.purchases());
        int seam = records.size() * 3 / 5;
        Path file = file(records.subList(0, seam));
        HistoryFiles survey = history(file, replaying);
        survey.forEachRemaining(fact -> {});
        assertThat(survey.late()).isZero();

        BROKER.sendAll(log.opening(replay.purchases()));
        BROKER.sendAll(records.subList(0, seam));
        // So that the clocks of all partitions come to where the one of the file is.
        for (int partition = 0; partition < PARTITIONS; partition++) {
            BROKER.send(
                    replay.purchases(),
                    partition,
                    survey.highest(),
                    ShopLog.heartbeat(survey.highest()));
        }
        String replayed = readAndStop(flink, replay, replaying, null);
        List<String> said = replay.warnings("read_committed");
        Path made = dir.resolve("made");
        SavepointMaker.write(
                environment(),
                history(file, replaying),
                policy,
                survey.clock(),
                MAX_PARALLELISM,
                made.toUri().toString(),
                new CacheMemory(1 << 20));

        Map<String, String> expected = customers(replayed, policy);
        assertThat(customers(made.toUri().toString(), policy))
                .as("seed %d", SEED)
                .containsExactlyEntriesOf(expected);
        assertThat(expected).hasSizeGreaterThan(CUSTOMERS / 4);

        // The topic of the job that was not replayed begins before the history ends.
        TestTopics fresh = TestTopics.on(BROKER, PARTITIONS);
        BROKER.sendAll(log.records(fresh.purchases()).subList(seam - OVERLAP, records.size()));
        BROKER.sendAll(log.closing(fresh.purchases()));
        BROKER.sendAll(records.subList(seam, records.size()));
        BROKER.sendAll(log.closing(replay.purchases()));
        readAndStop(flink, replay, replaying, replayed);
        readAndStop(flink, fresh, fresh.configuration(dir), made.toUri().toString());

        List<String> saidAfter = new ArrayList<>(replay.warnings("read_committed"));
        said.forEach(saidAfter::remove);
        assertThat(fresh.warnings("read_committed"))
                .as("seed %d", SEED)
                .containsExactlyInAnyOrderElementsOf(saidAfter);
        assertThat(ExpectedBytes.of(log.events()))
                .containsExactlyInAnyOrderElementsOf(replay.warnings("read_committed"));
        System.out.printf(
                "seed %d: %d customers of %d records, %d warnings before the seam, %d after%n",
                SEED, expected.size(), seam, said.size(), saidAfter.size());
    }

    /** The thread that makes the state swallows what is thrown there. */
    @Test
    void aSavepointThatCannotBeWrittenIsAFailure() throws Exception {
        TestTopics topics = TestTopics.on(BROKER, PARTITIONS);
        Configuration job = topics.configuration(dir);
        Policy policy = ChurnSettings.of(job).policy();
        ShopLog log = new ShopLog(SEED, policy, 2, PARTITIONS);
        Path file = file(log.records(topics.purchases()));
        Path notAFolder = Files.createFile(dir.resolve("file")).resolve("savepoint");

        assertThatThrownBy(
                        () ->
                                SavepointMaker.write(
                                        environment(),
                                        history(file, job),
                                        policy,
                                        0,
                                        MAX_PARALLELISM,
                                        notAFolder.toUri().toString(),
                                        new CacheMemory(0)))
                .isInstanceOf(JobExecutionException.class);
    }

    /** Runs the job until it has read all that is there, and returns its savepoint. */
    private String readAndStop(MiniCluster flink, TestTopics topics, Configuration job, String from)
            throws Exception {
        try (RealJob running = RealJob.start(flink, topics, job, 2, from)) {
            running.awaitRead(topics);
            return running.stopWithSavepoint(dir, false);
        }
    }

    private Path file(List<ProducerRecord<byte[], byte[]>> records) throws IOException {
        return Files.write(
                dir.resolve("history.raw"),
                records.stream()
                        .map(
                                record ->
                                        "%d\t\t%s"
                                                .formatted(
                                                        record.timestamp(),
                                                        Base64.getEncoder()
                                                                .encodeToString(record.value())))
                        .toList());
    }

    private static HistoryFiles history(Path file, Configuration job) {
        ChurnSettings settings = ChurnSettings.of(job);
        return new HistoryFiles(
                List.of(file.toString()), settings.decoding(), settings.policy().disorder());
    }

    private static StreamExecutionEnvironment environment() {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(2);
        return env;
    }

    private static Map<String, String> customers(String savepoint, Policy policy) throws Exception {
        SavepointContent content = new SavepointContent(savepoint, BootstrapITCase::environment);
        long clock = content.clock();
        Map<String, String> customers = new TreeMap<>();
        content.forEach(
                (id, customer, bytes) -> customers.put(id, describe(customer, clock, policy)));
        return customers;
    }

    private static String describe(WatchedCustomer customer, long clock, Policy policy) {
        return customer.profile()
                + " "
                + CustomerView.of(customer.profile(), clock, Rulebook.of(policy));
    }
}
