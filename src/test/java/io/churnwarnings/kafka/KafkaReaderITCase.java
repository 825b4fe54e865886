package io.churnwarnings.kafka;

import static io.churnwarnings.kafka.ClockJob.DISORDER;
import static io.churnwarnings.testkit.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.testkit.SharedFlink;
import io.churnwarnings.testkit.kafka.QuietTopic;
import io.churnwarnings.testkit.kafka.TestBroker;
import io.churnwarnings.time.QuietHours;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reader that dies, or is told to wait, is no quiet shop either. */
class KafkaReaderITCase {

    @RegisterExtension static final TestBroker BROKER = TestBroker.shared();

    @RegisterExtension static final SharedFlink FLINK = SharedFlink.plain();

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theClockStopsWhileAFencedConsumersReaderRestarts(
            int parallelism, @InjectMiniCluster MiniCluster flink) throws Exception {
        QuietTopic night = new QuietTopic(BROKER, 2);
        night.speak(0);
        long last = night.speak(1);
        try (ClockJob job =
                night.job()
                        .parallelism(parallelism)
                        .consumer(Map.of("interceptor.classes", FencedConsumer.class.getName()))
                        .start()) {
            until("the night", () -> night.reached() > last + 300);
            flink.triggerCheckpoint(job.client().getJobID()).get(120, TimeUnit.SECONDS);
            FencedConsumer.fence(night.topic);
            long spoken = night.speak(1);
            long sent = System.currentTimeMillis();
            until(
                    "restarts in vain",
                    () ->
                            night.watch.starts.get() > 3
                                    && System.currentTimeMillis() > sent + 2_000);
            assertThat(night.read(1)).isEqualTo(1);
            long furthest = Collections.max(List.copyOf(night.watch.clocks)) + DISORDER + 1;
            assertThat(furthest).isLessThanOrEqualTo(sent);

            FencedConsumer.admit(night.topic);
            until("its record", () -> night.read(1) == 2);
            until("the clock beyond it", () -> night.reached() > spoken + 300);
            assertThat(night.watch.late).hasValue(0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aPartitionPausedForSlowerOnesIsNotPassed(int parallelism) throws Exception {
        QuietTopic night = new QuietTopic(BROKER, 2);
        long old = System.currentTimeMillis() - 3_600_000;
        AtomicLong slow = new AtomicLong(old);
        AtomicLong sent = new AtomicLong();
        AtomicLong waited = new AtomicLong();
        QuietHours hours =
                new QuietHours(Duration.ofMillis(1_500), Duration.ofHours(12), QuietTopic.HOUR);
        speakSlowly(night, slow);
        try (ClockJob job =
                new ClockJob.Builder(BROKER, night.topic, night.watch)
                        .quietHours(hours)
                        .parallelism(parallelism)
                        .aligned(Duration.ofSeconds(1))
                        .start()) {
            until(
                    "a record that waits for twice as long as it takes to be quiet",
                    () -> {
                        speakSlowly(night, slow);
                        if (night.read(1) == sent.get()) {
                            night.speak(1);
                            sent.incrementAndGet();
                            waited.set(System.currentTimeMillis());
                        }
                        return System.currentTimeMillis() > waited.get() + 3_000;
                    });
            assertThat(night.reached()).as("the slow one's time").isLessThan(old + 60_000);

            until(
                    "the slow one is quiet, and the record is read",
                    () -> night.read(1) == sent.get());
            until("the clock beyond it", () -> night.reached() > waited.get() + 300);
            assertThat(night.watch.late).hasValue(0);
        }
    }

    private static void speakSlowly(QuietTopic night, AtomicLong time) throws Exception {
        long now = time.incrementAndGet();
        BROKER.send(night.topic, 0, now, "" + now);
    }
}
