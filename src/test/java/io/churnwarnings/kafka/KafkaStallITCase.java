package io.churnwarnings.kafka;

import static io.churnwarnings.testkit.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.testkit.SharedFlink;
import io.churnwarnings.testkit.kafka.QuietTopic;
import io.churnwarnings.testkit.kafka.TestBroker;
import io.churnwarnings.time.BacklogProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A stalled reader is not a quiet shop. */
class KafkaStallITCase {

    @RegisterExtension static final TestBroker BROKER = TestBroker.shared();

    @RegisterExtension static final SharedFlink FLINK = SharedFlink.plain();

    @Test
    void abortedTransactionsDoNotHoldTheNightButOpenOnesDo() throws Exception {
        QuietTopic night = new QuietTopic(BROKER, 2);
        try (KafkaProducer<byte[], byte[]> producer =
                BROKER.producer(Map.of("transactional.id", night.topic))) {
            producer.initTransactions();
            producer.beginTransaction();
            long last = System.currentTimeMillis();
            producer.send(TestBroker.record(night.topic, 0, last, "" + last));
            producer.send(TestBroker.record(night.topic, 1, last, "" + last));
            producer.commitTransaction();
            producer.beginTransaction();
            producer.send(TestBroker.record(night.topic, 1, last, "" + (last + 99_000)));
            producer.flush();
            producer.abortTransaction();
            QuietTopic.ANSWERS.set(0);
            try (ClockJob job = night.job().probes(night.counting()).start()) {
                until("the night", () -> night.reached() > last + 500);
                producer.beginTransaction();
                long open = System.currentTimeMillis();
                producer.send(TestBroker.record(night.topic, 1, open, "" + open));
                producer.flush();
                int answers = QuietTopic.ANSWERS.get();
                until("answers", () -> QuietTopic.ANSWERS.get() > answers + 8);
                assertThat(night.reached()).isLessThanOrEqualTo(System.currentTimeMillis());
                assertThat(night.watch.clock).isLessThan(open);
                producer.commitTransaction();
                until("the record", () -> night.watch.records.size() == 3);
                until("the clock beyond it", () -> night.reached() > open + 500);
                assertThat(night.watch.late).hasValue(0);
            }
        }
    }

    @Test
    void aReaderThatDoesNotHandOnWhatItFetchedIsNoQuietShop() throws Exception {
        QuietTopic night = new QuietTopic(BROKER, 2);
        night.speak(0);
        long last = night.speak(1);
        QuietTopic.ANSWERS.set(0);
        try (ClockJob job = night.gated().probes(night.counting()).start()) {
            until("the night", () -> night.reached() > last + 300);
            CountDownLatch gate = GatedConsumer.close(night.topic);
            long unread = night.speak(1);
            int answers = QuietTopic.ANSWERS.get();
            until("answers", () -> QuietTopic.ANSWERS.get() > answers + 30);
            assertThat(night.watch.clock).isLessThan(unread);

            gate.countDown();
            until("the record", () -> night.watch.records.size() == 3);
            until("the clock beyond it", () -> night.reached() > unread + 300);
            assertThat(night.watch.late).hasValue(0);
        }
    }

    @Test
    void mutantAProbeThatTrustsTheReaderMistakesAStallForANight() throws Exception {
        QuietTopic night = new QuietTopic(BROKER, 2);
        night.speak(0);
        long last = night.speak(1);
        try (ClockJob job = night.gated().probes(context -> new TrustingProbe()).start()) {
            until("the night", () -> night.reached() > last + 300);
            CountDownLatch gate = GatedConsumer.close(night.topic);
            long unread = night.speak(1);
            until("the clock beyond a fact that was there", () -> night.watch.clock > unread);
            gate.countDown();
            until("the record", () -> night.watch.records.size() == 3);
            assertThat(night.watch.late).hasValue(1);
        }
    }

    @Test
    void aBacklogBehindBackpressureIsNotPassed() throws Exception {
        QuietTopic night = new QuietTopic(BROKER, 2);
        night.speak(0);
        long last = night.speak(1);
        try (ClockJob job = night.job().parallelism(2).start()) {
            until("the night", () -> night.reached() > last + 300);
            night.watch.gate = new CountDownLatch(1);
            List<ProducerRecord<byte[], byte[]>> backlog = new ArrayList<>();
            for (int i = 0; i < 50_000; i++) {
                long now = System.currentTimeMillis();
                backlog.add(TestBroker.record(night.topic, 1, now, "" + now));
            }
            BROKER.sendAll(backlog);
            long sent = System.currentTimeMillis();
            until("quiet hours", () -> System.currentTimeMillis() > sent + 1_500);
            assertThat(night.watch.clock).isLessThan(sent);

            night.watch.gate.countDown();
            until("the backlog", () -> night.watch.records.size() == 50_002);
            until("the clock beyond it", () -> night.reached() > sent + 300);
            assertThat(night.watch.late).hasValue(0);
        }
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
