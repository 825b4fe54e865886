package io.churnwarnings.kafka;

import static io.churnwarnings.kafka.ClockJob.DISORDER;
import static io.churnwarnings.kafka.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.time.BacklogProbe;
import io.churnwarnings.time.ClockSettings;
import io.churnwarnings.time.ClockedSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The clock on a real broker. T is some instant; a partition heard at T stands at T - disorder - 1.
 */
class KafkaClockITCase {

    private static final AtomicInteger ANSWERS = new AtomicInteger();
    private static final long T = 1_700_000_000_000L;

    @RegisterExtension static final TestBroker BROKER = new TestBroker();

    @RegisterExtension
    static final MiniClusterExtension FLINK =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(4)
                            .build());

    @TempDir Path dir;

    private final ClockWatch watch = new ClockWatch();

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void anEmptyPartitionDoesNotHoldABusyOne(int parallelism) throws Exception {
        String topic = BROKER.createTopic(2);
        BROKER.send(topic, 0, T, "" + T);
        try (ClockJob job = job(topic).parallelism(parallelism).start()) {
            clockReaches(T);
            BROKER.send(topic, 0, T + 5_000, "" + (T + 5_000));
            clockReaches(T + 5_000);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void anEmptyPartitionThatIsHeardBehindTheOthersHoldsThemUntilItHasCaughtUp(int parallelism)
            throws Exception {
        String topic = BROKER.createTopic(2);
        BROKER.send(topic, 0, T, "" + T);
        try (ClockJob job = job(topic).parallelism(parallelism).start()) {
            clockReaches(T);
            BROKER.send(topic, 1, T - 60_000, "" + (T - 60_000));
            until("the old record", () -> watch.records.size() == 2);
            BROKER.send(topic, 0, T + 9_000, "" + (T + 9_000));
            until("the new record", () -> watch.records.size() == 3);
            BROKER.send(topic, 1, T + 4_000, "" + (T + 4_000));

            clockReaches(T + 4_000);
            assertThat(watch.clocks).doesNotContain(T + 9_000 - DISORDER - 1);
        }
    }

    @Test
    void aPartitionOfWhichOnlyTheReaderDoesNotKnowHoldsTheClock() throws Exception {
        String topic = BROKER.createTopic(2);
        CountDownLatch gate = GatedConsumer.close(topic);
        BROKER.send(topic, 0, T, "" + T);
        BROKER.send(topic, 1, T - 60_000, "" + (T - 60_000));
        ANSWERS.set(0);
        try (ClockJob job = gated(topic).probes(KafkaClockITCase::counting).start()) {
            until("the other partition's record", () -> watch.records.size() == 1);
            until("answers of the probe", () -> ANSWERS.get() >= 5);
            BROKER.send(topic, 0, T + 1_000, "" + (T + 1_000));
            until("the other partition's record", () -> watch.records.size() == 2);
            until("answers of the probe", () -> ANSWERS.get() >= 10);
            assertThat(watch.clock).isEqualTo(Long.MIN_VALUE);

            gate.countDown();
            clockReaches(T - 60_000);
        }
    }

    @Test
    void mutantAProbeThatTrustsTheReaderLetsTheClockRunAhead() throws Exception {
        String topic = BROKER.createTopic(2);
        CountDownLatch gate = GatedConsumer.close(topic);
        BROKER.send(topic, 0, T, "" + T);
        BROKER.send(topic, 1, T - 60_000, "" + (T - 60_000));
        try (ClockJob job = gated(topic).probes(context -> new TrustingProbe()).start()) {
            clockReaches(T);
            gate.countDown();
        }
    }

    @Test
    void aPartitionOfRejectedRecordsAloneDoesNotHoldTheClock() throws Exception {
        String topic = BROKER.createTopic(2);
        for (int i = 0; i < 1_000; i++) {
            BROKER.send(topic, 1, T, "poison");
        }
        BROKER.send(topic, 0, T, "" + T);
        try (ClockJob job = job(topic).start()) {
            clockReaches(T);
            assertThat(watch.records).hasSize(1_001);
        }
    }

    @Test
    void aFactIsWorthNoMoreThanTheTimeAtWhichItWasWritten() throws Exception {
        String topic = BROKER.createTopic(1);
        BROKER.send(topic, 0, T, "" + (T + 365 * 86_400_000L));
        try (ClockJob job = job(topic).start()) {
            clockReaches(T);
        }
    }

    @Test
    void theClockMovesWithItsSplitsWhenTheJobIsRescaled() throws Exception {
        String topic = BROKER.createTopic(4);
        for (int partition = 0; partition < 4; partition++) {
            BROKER.send(topic, partition, T, "" + (T + partition));
        }
        String savepoint;
        try (ClockJob job = job(topic).parallelism(2).start()) {
            clockReaches(T);
            savepoint = job.stopWithSavepoint(dir);
        }
        for (int parallelism : List.of(3, 1, 4)) {
            ClockWatch restored = new ClockWatch();
            try (ClockJob job =
                    new ClockJob.Builder(BROKER, topic, restored)
                            .parallelism(parallelism)
                            .from(savepoint)
                            .start()) {
                until("the clock at " + parallelism, () -> restored.clock == T - DISORDER - 1);
                assertThat(restored.records).as("no traffic").isEmpty();
                savepoint = job.stopWithSavepoint(dir);
            }
        }
    }

    @Test
    void theClockSurvivesAFailure(@InjectMiniCluster MiniCluster flink) throws Exception {
        String topic = BROKER.createTopic(1);
        BROKER.send(topic, 0, T, "" + T);
        try (ClockJob job = job(topic).start()) {
            clockReaches(T);
            flink.triggerCheckpoint(job.client().getJobID()).get(30, TimeUnit.SECONDS);
            watch.failAtNextRecord.set(true);
            BROKER.send(topic, 0, T, "poison");
            until("a restart", () -> watch.starts.get() == 2);
            clockReaches(T);
            until("the record", () -> watch.records.size() == 2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void abortedTransactionsAreNoBacklog(int parallelism) throws Exception {
        String topic = BROKER.createTopic(3);
        try (KafkaProducer<byte[], byte[]> producer =
                BROKER.producer(Map.of("transactional.id", topic))) {
            producer.initTransactions();
            for (int i = 0; i < 20; i++) {
                producer.beginTransaction();
                producer.send(TestBroker.record(topic, 1, T, "" + (T + 99_000)));
                producer.flush();
                producer.abortTransaction();
            }
            producer.beginTransaction();
            producer.send(TestBroker.record(topic, 2, T, "poison"));
            producer.send(TestBroker.record(topic, 0, T, "" + T));
            producer.commitTransaction();
        }
        try (ClockJob job = job(topic).parallelism(parallelism).start()) {
            clockReaches(T);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void aReplayOfYearsMakesNoFactLate(int parallelism) throws Exception {
        int facts = 40_000;
        long step = 730L * 86_400_000 / facts;
        String topic = BROKER.createTopic(4);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < facts; i++) {
            long time = T + i * step;
            // Uneven, so that the partitions are read at different speeds; the last ones a little
            // out of order.
            int partition = i % 10 < 7 ? 0 : 1 + i % 3;
            long disorder = i % 5 == 0 ? DISORDER : 0;
            records.add(
                    TestBroker.record(topic, partition, time - disorder, "" + (time - disorder)));
        }
        for (int partition = 0; partition < 4; partition++) {
            records.add(
                    TestBroker.record(topic, partition, T + facts * step, "" + (T + facts * step)));
        }
        BROKER.sendAll(records);

        try (ClockJob job = job(topic).parallelism(parallelism).start()) {
            clockReaches(T + facts * step);
            assertThat(watch.records).hasSize(facts + 4);
            assertThat(watch.late).hasValue(0);
        }
    }

    @Test
    void aBoundedSourceEndsWithItsClockKnown() throws Exception {
        String topic = BROKER.createTopic(3);
        BROKER.send(topic, 0, T, "" + T);
        BROKER.send(topic, 1, T, "poison");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        KafkaSource<Tuple4<Long, Long, Integer, Long>> bounded =
                KafkaSource.<Tuple4<Long, Long, Integer, Long>>builder()
                        .setBootstrapServers(BROKER.bootstrapServers())
                        .setTopics(topic)
                        .setBounded(OffsetsInitializer.latest())
                        .setDeserializer(new Line.Deserializer())
                        .build();
        env.fromSource(
                        new ClockedSource<>(
                                bounded,
                                Line.TIMES,
                                ClockSettings.withDisorder(Duration.ofMillis(DISORDER)),
                                KafkaClockITCase::counting),
                        WatermarkStrategy.noWatermarks(),
                        "bounded")
                .setParallelism(1)
                .transform("watch", Types.LONG, watch.operator())
                .setParallelism(1);
        JobClient client = env.executeAsync();
        client.getJobExecutionResult().get(60, TimeUnit.SECONDS);

        assertThat(watch.records).hasSize(2);
        assertThat(watch.clocks).endsWith(T - DISORDER - 1, Long.MAX_VALUE);
    }

    @Test
    void aPartitionThatIsAddedHoldsTheClockOnlyIfItHoldsRecords() throws Exception {
        String topic = BROKER.createTopic(1);
        BROKER.send(topic, 0, T, "" + T);
        try (ClockJob job = job(topic).start()) {
            clockReaches(T);
            BROKER.growTopic(topic, 3);
            BROKER.send(topic, 2, T + 3_000, "" + (T + 3_000));
            until("the new partition's record", () -> watch.records.size() == 2);
            BROKER.send(topic, 0, T + 9_000, "" + (T + 9_000));
            clockReaches(T + 3_000);
            BROKER.send(topic, 2, T + 8_000, "" + (T + 8_000));
            clockReaches(T + 8_000);
        }
    }

    private ClockJob.Builder job(String topic) {
        return new ClockJob.Builder(BROKER, topic, watch);
    }

    private ClockJob.Builder gated(String topic) {
        return job(topic)
                .parallelism(2)
                .consumer(Map.of("interceptor.classes", GatedConsumer.class.getName()));
    }

    private static BacklogProbe<KafkaPartitionSplit> counting(SourceReaderContext context) {
        return new CountingProbe(BROKER.bootstrapServers(), context.getIndexOfSubtask(), ANSWERS);
    }

    private void clockReaches(long heard) throws Exception {
        long expected = heard - DISORDER - 1;
        until("the clock at " + expected, () -> watch.clock >= expected);
        assertThat(watch.clock).isEqualTo(expected);
    }

    private static final class TrustingProbe implements BacklogProbe<KafkaPartitionSplit> {

        @Override
        public CompletableFuture<Long> endOf(KafkaPartitionSplit split, long next) {
            return CompletableFuture.completedFuture(NOTHING_LEFT);
        }

        @Override
        public void close() {}
    }
}
