package io.churnwarnings.kafka;

import static io.churnwarnings.kafka.ClockJob.DISORDER;
import static io.churnwarnings.testkit.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.testkit.SharedFlink;
import io.churnwarnings.testkit.kafka.TestBroker;
import io.churnwarnings.testkit.kafka.TestRecord;
import io.churnwarnings.time.ClockSettings;
import io.churnwarnings.time.source.ClockedSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The clock of a history on a real broker, through restarts and to its end. T is some instant; a
 * partition heard at T stands at T - disorder - 1.
 */
class KafkaReplayITCase {

    private static final long T = 1_700_000_000_000L;

    @RegisterExtension static final TestBroker BROKER = TestBroker.shared();

    @RegisterExtension static final SharedFlink FLINK = SharedFlink.plain();

    @TempDir Path dir;

    private final ClockWatch watch = new ClockWatch();

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
            flink.triggerCheckpoint(job.client().getJobID()).get(120, TimeUnit.SECONDS);
            watch.failAtNextRecord.set(true);
            BROKER.send(topic, 0, T, "poison");
            until("a restart", () -> watch.starts.get() == 2);
            clockReaches(T);
            until("the record", () -> watch.records.size() == 2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void noFactIsLateInAReplayOfYears(int parallelism) throws Exception {
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
                        .setDeserializer(new TestRecord.Deserializer())
                        .build();
        env.fromSource(
                        new ClockedSource<>(
                                bounded,
                                TestRecord.TIMES,
                                ClockSettings.withDisorder(Duration.ofMillis(DISORDER)),
                                context ->
                                        new CountingProbe(
                                                BROKER.bootstrapServers(),
                                                context.getIndexOfSubtask(),
                                                new AtomicInteger())),
                        WatermarkStrategy.noWatermarks(),
                        "bounded")
                .setParallelism(1)
                .transform("watch", Types.LONG, watch.operator())
                .setParallelism(1);
        JobClient client = env.executeAsync();
        client.getJobExecutionResult().get(120, TimeUnit.SECONDS);

        assertThat(watch.records).hasSize(2);
        assertThat(watch.clocks).endsWith(T - DISORDER - 1, Long.MAX_VALUE);
    }

    private ClockJob.Builder job(String topic) {
        return new ClockJob.Builder(BROKER, topic, watch);
    }

    private void clockReaches(long heard) throws Exception {
        long expected = heard - DISORDER - 1;
        until("the clock at " + expected, () -> watch.clock >= expected);
        assertThat(watch.clock).isEqualTo(expected);
    }
}
