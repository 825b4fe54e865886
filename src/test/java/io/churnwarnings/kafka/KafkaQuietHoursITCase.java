package io.churnwarnings.kafka;

import static io.churnwarnings.kafka.ClockJob.DISORDER;
import static io.churnwarnings.kafka.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.time.BacklogProbe;
import io.churnwarnings.time.QuietHours;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Quiet hours on a real broker, against the wall clock. A partition is quiet after 300 ms. No time
 * is waited for, but conditions alone.
 */
class KafkaQuietHoursITCase {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final AtomicInteger ANSWERS = new AtomicInteger();

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
    void aQuietPartitionDoesNotHoldBusyOnesBack(int parallelism) throws Exception {
        String topic = BROKER.createTopic(2);
        long last = speak(topic, 1);
        try (ClockJob job = job(topic).parallelism(parallelism).start()) {
            until(
                    "the clock beyond the quiet partition's last word",
                    () -> {
                        speak(topic, 0);
                        return reached() > last + 500;
                    });
            assertThat(watch.late).hasValue(0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void theClockGoesOnAtNightAsLateAsTheNewestRecordCame(int parallelism) throws Exception {
        String topic = BROKER.createTopic(3);
        long now = System.currentTimeMillis();
        BROKER.send(topic, 0, now, "" + (now - 9_000));
        BROKER.send(topic, 2, now, "" + (now - 5_000));
        try (ClockJob job = job(topic).parallelism(parallelism).start()) {
            until("the clock beyond the last word", () -> reached() > now - 5_000 + 2_000);
            for (long before : List.copyOf(watch.clocks)) {
                assertThat(before + DISORDER + 1)
                        .isLessThanOrEqualTo(System.currentTimeMillis() - 5_000);
            }
        }
    }

    @Test
    void inAnOutageTheClockIsHeldAndAfterItForThoseWhoHaveNotSpoken() throws Exception {
        String topic = BROKER.createTopic(2);
        long first = speak(topic, 0);
        long last = speak(topic, 1);
        long limit = 2_000;
        long grace = 3_000;
        try (ClockJob job = job(topic, limit, Duration.ofMillis(grace)).parallelism(2).start()) {
            until("the limit", () -> reached() >= last + limit);
            assertThat(reached()).isEqualTo(last + limit);
            until("a while beyond it", () -> System.currentTimeMillis() > last + limit + 1_000);
            assertThat(reached()).as("held").isEqualTo(last + limit);

            long back = speak(topic, 0);
            until(
                    "the end of the grace",
                    () -> {
                        speak(topic, 0);
                        return reached() > last + limit;
                    });
            assertThat(System.currentTimeMillis()).isGreaterThanOrEqualTo(back + grace);
            assertThat(first).isLessThanOrEqualTo(last);
        }
    }

    @Test
    void aPartitionThatSpeaksAgainIsNotHeldAnyMore() throws Exception {
        String topic = BROKER.createTopic(2);
        speak(topic, 0);
        long last = speak(topic, 1);
        long limit = 1_000;
        try (ClockJob job = job(topic, limit, HOUR).parallelism(2).start()) {
            until("the limit", () -> reached() >= last + limit);
            until("a while beyond it", () -> System.currentTimeMillis() > last + limit + 500);
            until(
                    "the clock beyond the outage",
                    () -> {
                        speak(topic, 0);
                        speak(topic, 1);
                        return reached() > last + limit;
                    });
            assertThat(watch.late).hasValue(0);
        }
    }

    @Test
    void aRestartAtNightWithoutTrafficGoesOnWhereTheClockStood() throws Exception {
        String topic = BROKER.createTopic(4);
        speak(topic, 0);
        long last = speak(topic, 1);
        String savepoint;
        try (ClockJob job = job(topic).parallelism(2).start()) {
            until("the night", () -> reached() > last + 500);
            savepoint = job.stopWithSavepoint(dir);
        }
        long stood = watch.clock;
        for (int parallelism : List.of(3, 1, 4)) {
            ClockWatch restored = new ClockWatch();
            long before = stood;
            try (ClockJob job =
                    new ClockJob.Builder(BROKER, topic, restored)
                            .quietHours(hours(HOUR.toMillis(), HOUR))
                            .parallelism(parallelism)
                            .from(savepoint)
                            .start()) {
                until("the clock to go on", () -> restored.clock > before + 500);
                assertThat(restored.clocks.get(0)).isGreaterThanOrEqualTo(before);
                assertThat(restored.records).isEmpty();
                savepoint = job.stopWithSavepoint(dir);
            }
            stood = restored.clock;
        }
    }

    @Test
    void anOutageSurvivesARestartAtAnotherParallelism() throws Exception {
        String topic = BROKER.createTopic(2);
        speak(topic, 0);
        long last = speak(topic, 1);
        long limit = 1_000;
        String savepoint;
        try (ClockJob job = job(topic, limit, HOUR).parallelism(1).start()) {
            until("the limit", () -> reached() >= last + limit);
            until("a while beyond it", () -> System.currentTimeMillis() > last + limit + 1_000);
            savepoint = job.stopWithSavepoint(dir);
        }
        ANSWERS.set(0);
        try (ClockJob job =
                job(topic, limit, HOUR)
                        .parallelism(2)
                        .from(savepoint)
                        .probes(KafkaQuietHoursITCase::counting)
                        .start()) {
            until("answers", () -> ANSWERS.get() > 10);
            until(
                    "many words of one partition",
                    () -> {
                        speak(topic, 0);
                        return watch.records.size() > 30;
                    });
            assertThat(reached()).isEqualTo(last + limit);
        }
    }

    @Test
    void anEmptyTopicHasNoTime() throws Exception {
        String topic = BROKER.createTopic(2);
        ANSWERS.set(0);
        try (ClockJob job = job(topic).probes(KafkaQuietHoursITCase::counting).start()) {
            until("answers", () -> ANSWERS.get() > 10);
            assertThat(watch.clocks).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void partitionsThatAreAddedWhileItRunsDoNotHoldTheNight(int parallelism) throws Exception {
        String topic = BROKER.createTopic(2);
        long last = speak(topic, 0);
        try (ClockJob job = job(topic).parallelism(parallelism).start()) {
            until("the night", () -> reached() > last + 300);
            BROKER.growTopic(topic, 4);
            long spoken = speak(topic, 3);
            until("the new partition's record", () -> watch.records.size() == 2);
            until("the clock beyond it", () -> reached() > spoken + 500);
        }
    }

    @Test
    void abortedTransactionsDoNotHoldTheNightButOpenOnesDo() throws Exception {
        String topic = BROKER.createTopic(2);
        try (KafkaProducer<byte[], byte[]> producer =
                BROKER.producer(Map.of("transactional.id", topic))) {
            producer.initTransactions();
            producer.beginTransaction();
            long last = System.currentTimeMillis();
            producer.send(TestBroker.record(topic, 0, last, "" + last));
            producer.send(TestBroker.record(topic, 1, last, "" + last));
            producer.commitTransaction();
            producer.beginTransaction();
            producer.send(TestBroker.record(topic, 1, last, "" + (last + 99_000)));
            producer.flush();
            producer.abortTransaction();
            ANSWERS.set(0);
            try (ClockJob job = job(topic).probes(KafkaQuietHoursITCase::counting).start()) {
                until("the night", () -> reached() > last + 500);
                producer.beginTransaction();
                long open = System.currentTimeMillis();
                producer.send(TestBroker.record(topic, 1, open, "" + open));
                producer.flush();
                int answers = ANSWERS.get();
                until("answers", () -> ANSWERS.get() > answers + 20);
                assertThat(reached()).isLessThanOrEqualTo(System.currentTimeMillis());
                assertThat(watch.clock).isLessThan(open);
                producer.commitTransaction();
                until("the record", () -> watch.records.size() == 3);
                until("the clock beyond it", () -> reached() > open + 500);
                assertThat(watch.late).hasValue(0);
            }
        }
    }

    @Test
    void aReaderThatDoesNotHandOnWhatItFetchedIsNoQuietShop() throws Exception {
        String topic = BROKER.createTopic(2);
        speak(topic, 0);
        long last = speak(topic, 1);
        ANSWERS.set(0);
        try (ClockJob job = gated(topic).probes(KafkaQuietHoursITCase::counting).start()) {
            until("the night", () -> reached() > last + 300);
            CountDownLatch gate = GatedConsumer.close(topic);
            long unread = speak(topic, 1);
            int answers = ANSWERS.get();
            until("answers", () -> ANSWERS.get() > answers + 30);
            assertThat(watch.clock).isLessThan(unread);

            gate.countDown();
            until("the record", () -> watch.records.size() == 3);
            until("the clock beyond it", () -> reached() > unread + 300);
            assertThat(watch.late).hasValue(0);
        }
    }

    @Test
    void mutantAProbeThatTrustsTheReaderTakesAStallForANight() throws Exception {
        String topic = BROKER.createTopic(2);
        speak(topic, 0);
        long last = speak(topic, 1);
        try (ClockJob job = gated(topic).probes(context -> new TrustingProbe()).start()) {
            until("the night", () -> reached() > last + 300);
            CountDownLatch gate = GatedConsumer.close(topic);
            long unread = speak(topic, 1);
            until("the clock beyond a fact that was there", () -> watch.clock > unread);
            gate.countDown();
            until("the record", () -> watch.records.size() == 3);
            assertThat(watch.late).hasValue(1);
        }
    }

    @Test
    void aBacklogBehindBackpressureIsNotPassed() throws Exception {
        String topic = BROKER.createTopic(2);
        speak(topic, 0);
        long last = speak(topic, 1);
        try (ClockJob job = job(topic).parallelism(2).start()) {
            until("the night", () -> reached() > last + 300);
            watch.gate = new CountDownLatch(1);
            List<ProducerRecord<byte[], byte[]>> backlog = new ArrayList<>();
            for (int i = 0; i < 50_000; i++) {
                long now = System.currentTimeMillis();
                backlog.add(TestBroker.record(topic, 1, now, "" + now));
            }
            BROKER.sendAll(backlog);
            long sent = System.currentTimeMillis();
            until("quiet hours", () -> System.currentTimeMillis() > sent + 1_500);
            assertThat(watch.clock).isLessThan(sent);

            watch.gate.countDown();
            until("the backlog", () -> watch.records.size() == 50_002);
            until("the clock beyond it", () -> reached() > sent + 300);
            assertThat(watch.late).hasValue(0);
        }
    }

    private static BacklogProbe<KafkaPartitionSplit> counting(SourceReaderContext context) {
        return new CountingProbe(BROKER.bootstrapServers(), context.getIndexOfSubtask(), ANSWERS);
    }

    private static long speak(String topic, int partition) throws Exception {
        long now = System.currentTimeMillis();
        BROKER.send(topic, partition, now, "" + now);
        return now;
    }

    /** Where the clock stands before the disorder is taken off. */
    private long reached() {
        return watch.clock == Long.MIN_VALUE ? Long.MIN_VALUE : watch.clock + DISORDER + 1;
    }

    private static QuietHours hours(long limit, Duration grace) {
        return new QuietHours(Duration.ofMillis(300), Duration.ofMillis(limit), grace);
    }

    private ClockJob.Builder job(String topic) {
        return job(topic, HOUR.toMillis(), HOUR);
    }

    private ClockJob.Builder job(String topic, long limit, Duration grace) {
        return new ClockJob.Builder(BROKER, topic, watch).quietHours(hours(limit, grace));
    }

    private ClockJob.Builder gated(String topic) {
        return job(topic)
                .parallelism(2)
                .consumer(Map.of("interceptor.classes", GatedConsumer.class.getName()));
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
