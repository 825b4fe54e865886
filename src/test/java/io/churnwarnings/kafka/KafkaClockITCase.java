package io.churnwarnings.kafka;

import static io.churnwarnings.kafka.ClockJob.DISORDER;
import static io.churnwarnings.testkit.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.testkit.SharedFlink;
import io.churnwarnings.testkit.kafka.TestBroker;
import io.churnwarnings.time.BacklogProbe;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which partitions the clock waits for on a real broker. T is some instant; a partition heard at T
 * stands at T - disorder - 1.
 */
class KafkaClockITCase {

    private static final AtomicInteger ANSWERS = new AtomicInteger();
    private static final long T = 1_700_000_000_000L;

    @RegisterExtension static final TestBroker BROKER = TestBroker.shared();

    @RegisterExtension static final SharedFlink FLINK = SharedFlink.plain();

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
    void aFormerlyEmptyPartitionHoldsTheClockUntilItHasCaughtUp(int parallelism) throws Exception {
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
    void aPartitionUnknownToTheReaderHoldsTheClock() throws Exception {
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
