package io.churnwarnings.job;

import static io.churnwarnings.testkit.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.codec.event.EventEncoder;
import io.churnwarnings.job.settings.ChurnSettings;
import io.churnwarnings.kafka.DeadLetterRecords;
import io.churnwarnings.kafka.FactDeserializer;
import io.churnwarnings.kafka.KafkaSinks;
import io.churnwarnings.kafka.KafkaSources;
import io.churnwarnings.kafka.RecordTime;
import io.churnwarnings.kafka.WarningRecords;
import io.churnwarnings.kafka.client.KafkaSinkSpec;
import io.churnwarnings.testkit.SharedFlink;
import io.churnwarnings.testkit.kafka.TestBroker;
import io.churnwarnings.testkit.kafka.TestTopics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * An outage that exceeds the brokers' transaction timeout: the loss is reported, and can be
 * repaired.
 */
class OutageITCase {

    private static final int PARTITIONS = 2;

    @RegisterExtension static final TestBroker BROKER = TestBroker.shared();

    @RegisterExtension static final SharedFlink FLINK = SharedFlink.metered();

    @TempDir Path dir;

    @Test
    void aLossIsReportedAndAnOlderSavepointRepairsIt(@InjectMiniCluster MiniCluster flink)
            throws Exception {
        TestTopics topics = TestTopics.on(BROKER, PARTITIONS);
        Configuration configuration = topics.configuration(dir);
        // Only transactions prepared by a savepoint are committed, and only after a restart.
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMinutes(14));
        ShopLog log = new ShopLog(7, ChurnSettings.of(configuration).policy(), 30, PARTITIONS);
        List<String> expected = ExpectedBytes.of(log.events());
        BROKER.sendAll(log.opening(topics.purchases()));
        String before;
        String lossy;
        try (RealJob job = start(flink, topics, configuration, null)) {
            before = job.savepoint(dir);
            BROKER.sendAll(log.records(topics.purchases()));
            BROKER.sendAll(log.closing(topics.purchases()));
            until(
                    "all is written",
                    () -> topics.warnings("read_uncommitted").size() >= expected.size());
            lossy = job.savepoint(dir);
        }
        until("the brokers have lost patience", () -> isNothingOpen(topics));

        try (RealJob job = start(flink, topics, configuration, lossy)) {
            until("the loss is counted", () -> lost(job) > 0);
        }
        assertThat(topics.warnings("read_committed")).isEmpty();

        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(300));
        try (RealJob job = RealJob.start(flink, topics, configuration, 2, before)) {
            until(
                    "all is there again",
                    () -> topics.warnings("read_committed").size() >= expected.size());
            job.awaitCheckpoint();
            assertThat(lost(job)).isZero();
        }
        assertThat(new HashSet<>(topics.warnings("read_committed")))
                .isEqualTo(new HashSet<>(expected));
    }

    private static RealJob start(
            MiniCluster flink, TestTopics topics, Configuration configuration, String from)
            throws Exception {
        return RealJob.start(flink, topics, configuration, 2, from, OutageITCase::define);
    }

    /** The real graph but for the timeout, which must be longer than the checkpoint interval. */
    private static void define(
            StreamExecutionEnvironment env, ChurnSettings settings, int partitions) {
        ChurnPipeline.define(
                env,
                KafkaSources.clocked(
                        settings.source(),
                        new FactDeserializer(settings.decoding()),
                        new RecordTime()),
                null,
                KafkaSinks.exactlyOnce(
                        impatient(settings.warnings().sink()),
                        settings.warnings().topic(),
                        new WarningRecords(
                                settings.warnings().topic(),
                                new EventEncoder(settings.sourceName()))),
                KafkaSinks.exactlyOnce(
                        impatient(settings.deadLetters().sink()),
                        settings.deadLetters().topic(),
                        new DeadLetterRecords(
                                settings.deadLetters().topic(), settings.deadLetterMaxBytes())),
                settings,
                partitions);
    }

    private static KafkaSinkSpec impatient(KafkaSinkSpec sink) {
        return new KafkaSinkSpec(
                sink.client(), sink.transactionalIdPrefix(), Duration.ofSeconds(15));
    }

    private static boolean isNothingOpen(TestTopics topics) throws Exception {
        return BROKER.admin().listTransactions().all().get().stream()
                .filter(listing -> listing.transactionalId().startsWith("to-" + topics.warnings()))
                .map(TransactionListing::state)
                .noneMatch(
                        state ->
                                state == TransactionState.ONGOING
                                        || state == TransactionState.PREPARE_ABORT);
    }

    private static long lost(RealJob job) {
        return SharedFlink.metrics().getMetricsByIdentifiers(job.id()).entrySet().stream()
                .filter(metric -> metric.getKey().endsWith("churn.lostTransactions"))
                .mapToLong(metric -> ((Counter) metric.getValue()).getCount())
                .sum();
    }
}
