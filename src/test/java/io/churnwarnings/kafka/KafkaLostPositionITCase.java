package io.churnwarnings.kafka;

import static io.churnwarnings.testkit.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.kafka.client.StartingOffsets;
import io.churnwarnings.local.cluster.JobMetrics;
import io.churnwarnings.testkit.kafka.TestBroker;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A position that the broker no longer has is told and never skipped, wherever a job without state
 * would start. T is some instant; record n of a topic is dated T + n.
 */
class KafkaLostPositionITCase {

    private static final long T = 1_700_000_000_000L;

    private static final JobMetrics METRICS = new JobMetrics();

    @RegisterExtension static final TestBroker BROKER = TestBroker.own();

    @RegisterExtension
    static final MiniClusterExtension FLINK =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setConfiguration(reported())
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    @TempDir Path dir;

    private final ClockWatch watch = new ClockWatch();

    static Stream<StartingOffsets> everyStart() {
        return Stream.of(
                StartingOffsets.earliest(),
                StartingOffsets.latest(),
                StartingOffsets.committed(),
                StartingOffsets.at(Instant.ofEpochMilli(T)));
    }

    @ParameterizedTest
    @MethodSource("everyStart")
    void recordsThatRetentionDeletedWhileTheJobWasStoppedAreCounted(StartingOffsets start)
            throws Exception {
        String topic = BROKER.createTopic(1);
        String savepoint = savepointBehind(3, topic, start);
        write(topic, 10);
        BROKER.deleteRecords(topic, 0, 7);

        try (ClockJob job = job(topic, start, watch).from(savepoint).start()) {
            until("what is left", () -> times(watch).equals(times(7, 13)));
            until("the loss", () -> lost(topic) == 4);
            assertThat(replaced(topic)).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("everyStart")
    void aTopicRecreatedWhileTheJobWasStoppedIsReadFromItsBeginning(StartingOffsets start)
            throws Exception {
        String topic = BROKER.createTopic(1);
        String savepoint = savepointBehind(3, topic, start);
        BROKER.recreateTopic(topic, 1);
        write(topic, 20); // far past the saved position

        try (ClockJob job = job(topic, start, watch).from(savepoint).start()) {
            until("all of the new topic", () -> times(watch).equals(times(0, 20)));
            until("a word of it", () -> replaced(topic) == 1);
            assertThat(lost(topic)).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("everyStart")
    void aLogThatEndsBeforeThePositionIsReadFromItsBeginning(StartingOffsets start)
            throws Exception {
        String topic = BROKER.createTopic(1);
        write(topic, 2);
        long size = BROKER.logSize(topic, 0);
        String savepoint = savepointBehind(5, topic, start);
        cut(topic, size);

        try (ClockJob job = job(topic, start, watch).from(savepoint).start()) {
            until("what is left", () -> times(watch).equals(times(0, 2)));
            until("a word of it", () -> replaced(topic) == 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void aLogThatWasCutAndHasGrownPastThePositionIsReadFromItsBeginning(String protocol)
            throws Exception {
        String topic = BROKER.createTopic(1);
        write(topic, 2);
        long size = BROKER.logSize(topic, 0);
        String savepoint = savepointBehind(5, topic, StartingOffsets.latest());
        cut(topic, size);
        write(topic, 10);

        try (ClockJob job =
                job(topic, StartingOffsets.latest(), watch)
                        .consumer(Map.of("group.protocol", protocol))
                        .from(savepoint)
                        .start()) {
            until("all that is there", () -> watch.records.size() == 12);
            until("a word of it", () -> replaced(topic) == 1);
        }
    }

    @Test
    void aTopicRecreatedWhileTheJobRunsIsReadFromItsBeginning() throws Exception {
        String topic = BROKER.createTopic(1);
        write(topic, 3);
        try (ClockJob job = job(topic, StartingOffsets.earliest(), watch).start()) {
            until("the records", () -> watch.records.size() == 3);
            BROKER.recreateTopic(topic, 1);
            write(topic, 20);

            until("the new ones", () -> times(watch).containsAll(times(0, 20)));
            until("all of the new ones", () -> watch.records.size() >= 23);
            until("a word of it", () -> replaced(topic) == 1);
            assertThat(watch.starts).as("the job itself went on").hasValue(1);
        }
    }

    @Test
    void recordsThatRetentionDeletedBeforeTheJobCameToThemAreCounted() throws Exception {
        String topic = BROKER.createTopic(1);
        watch.gate = new CountDownLatch(1);
        try (ClockJob job =
                job(topic, StartingOffsets.earliest(), watch)
                        .consumer(Map.of("max.poll.records", "1", "max.partition.fetch.bytes", "1"))
                        .start()) {
            until("the reader to have the partition", () -> isRead(topic));
            for (int n = 0; n < 50; n++) {
                BROKER.send(topic, 0, T + n, "" + (T + n)); // a batch each
            }
            BROKER.deleteRecords(topic, 0, 50);
            watch.gate.countDown();

            until("the loss", () -> watch.records.size() + lost(topic) == 50);
            assertThat(lost(topic)).as("not all were on their way").isPositive();
            write(topic, 1);
            until("the next one", () -> times(watch).contains(T + 50));
            assertThat(watch.records.size() + lost(topic)).isEqualTo(51);
            assertThat(replaced(topic)).isZero();
        }
    }

    @Test
    void aJobThatWasStoppedBeforeItsFirstRecordReadsWhatWasWrittenSince() throws Exception {
        String topic = BROKER.createTopic(1);
        write(topic, 3);
        String savepoint;
        try (ClockJob job = job(topic, StartingOffsets.latest(), new ClockWatch()).start()) {
            until("the reader to have the partition", () -> isRead(topic));
            savepoint = job.stopWithSavepoint(dir);
        }
        write(topic, 4);
        try (ClockJob job = job(topic, StartingOffsets.latest(), watch).from(savepoint).start()) {
            until("what was written since", () -> times(watch).equals(times(3, 7)));
        }
    }

    /** The job without state has read as many records as there are. */
    private String savepointBehind(int records, String topic, StartingOffsets start)
            throws Exception {
        ClockWatch before = new ClockWatch();
        boolean isLatest = start.toString().equals("latest");
        if (!isLatest) {
            write(topic, records - BROKER.endOf(topic));
        }
        try (ClockJob job = job(topic, start, before).start()) {
            if (isLatest) {
                until("the reader to have the partition", () -> isRead(topic));
                write(topic, records - BROKER.endOf(topic));
            }
            int expected = isLatest ? 1 : records;
            until(
                    "the records",
                    () ->
                            before.records.size() >= expected
                                    && times(before).get(before.records.size() - 1)
                                            == T + records - 1);
            return job.stopWithSavepoint(dir);
        }
    }

    private ClockJob.Builder job(String topic, StartingOffsets start, ClockWatch watching) {
        return new ClockJob.Builder(BROKER, topic, watching).startingOffsets(start);
    }

    private void cut(String topic, long size) throws Exception {
        BROKER.stop();
        BROKER.cutLog(topic, 0, size);
        BROKER.restart();
        until("the log to be cut", () -> BROKER.endOf(topic) == 2);
    }

    private void write(String topic, int count) throws Exception {
        int first = BROKER.endOf(topic);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int n = first; n < first + count; n++) {
            records.add(TestBroker.record(topic, 0, T + n, "" + (T + n)));
        }
        BROKER.sendAll(records);
    }

    private static List<Long> times(ClockWatch watch) {
        return watch.records.stream().map(record -> record.f0).toList();
    }

    private static List<Long> times(int from, int to) {
        return LongStream.range(T + from, T + to).boxed().toList();
    }

    /** The connector's own gauge says -1 until a record was read, and is not there before. */
    private static boolean isRead(String topic) {
        return METRICS.sum("Source: source", "currentOffset", Map.of("<topic>", topic)) != 0;
    }

    private static long lost(String topic) {
        return METRICS.sum("Source: source", "lostRecords", Map.of("<partition>", topic + "-0"));
    }

    private static long replaced(String topic) {
        return METRICS.sum("Source: source", "logsReplaced", Map.of("<partition>", topic + "-0"));
    }

    private static Configuration reported() {
        Configuration configuration = new Configuration();
        METRICS.listenTo(configuration);
        return configuration;
    }

    @AfterAll
    static void noMoreMetrics() {
        METRICS.close();
    }
}
