package io.churnwarnings.kafka;

import static io.churnwarnings.kafka.ClockJob.DISORDER;
import static io.churnwarnings.testkit.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.testkit.SharedFlink;
import io.churnwarnings.testkit.kafka.QuietTopic;
import io.churnwarnings.testkit.kafka.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Quiet hours and outages on a real broker, against the wall clock. */
class KafkaQuietHoursITCase {

    @RegisterExtension static final TestBroker BROKER = TestBroker.shared();

    @RegisterExtension static final SharedFlink FLINK = SharedFlink.plain();

    @TempDir Path dir;

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aQuietPartitionDoesNotHoldBusyOnesBack(int parallelism) throws Exception {
        QuietTopic night = new QuietTopic(BROKER, 2);
        long last = night.speak(1);
        try (ClockJob job = night.job().parallelism(parallelism).start()) {
            until(
                    "the clock beyond the quiet partition's last word",
                    () -> {
                        night.speak(0);
                        return night.reached() > last + 500;
                    });
            assertThat(night.watch.late).hasValue(0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void theClockAdvancesAtNightWithTheDelayOfTheNewestRecord(int parallelism) throws Exception {
        QuietTopic night = new QuietTopic(BROKER, 3);
        long now = System.currentTimeMillis();
        BROKER.send(night.topic, 0, now, "" + (now - 9_000));
        BROKER.send(night.topic, 2, now, "" + (now - 5_000));
        try (ClockJob job = night.job().parallelism(parallelism).start()) {
            until("the clock beyond the last word", () -> night.reached() > now - 5_000 + 2_000);
            for (long before : List.copyOf(night.watch.clocks)) {
                assertThat(before + DISORDER + 1)
                        .isLessThanOrEqualTo(System.currentTimeMillis() - 5_000);
            }
        }
    }

    @Test
    void theClockIsHeldInAnOutageAndAfterwardsForPartitionsWithoutRecords() throws Exception {
        QuietTopic night = new QuietTopic(BROKER, 2);
        long first = night.speak(0);
        long last = night.speak(1);
        long limit = 2_000;
        long grace = 3_000;
        try (ClockJob job =
                night.job(Duration.ofMillis(limit), Duration.ofMillis(grace))
                        .parallelism(2)
                        .start()) {
            until("the limit", () -> night.reached() >= last + limit);
            assertThat(night.reached()).isEqualTo(last + limit);
            until("a while beyond it", () -> System.currentTimeMillis() > last + limit + 1_000);
            assertThat(night.reached()).as("held").isEqualTo(last + limit);

            long back = night.speak(0);
            until(
                    "the end of the grace",
                    () -> {
                        night.speak(0);
                        return night.reached() > last + limit;
                    });
            assertThat(System.currentTimeMillis()).isGreaterThanOrEqualTo(back + grace);
            assertThat(first).isLessThanOrEqualTo(last);
        }
    }

    @Test
    void aPartitionWithNewRecordsIsNoLongerHeld() throws Exception {
        QuietTopic night = new QuietTopic(BROKER, 2);
        night.speak(0);
        long last = night.speak(1);
        long limit = 1_000;
        try (ClockJob job =
                night.job(Duration.ofMillis(limit), QuietTopic.HOUR).parallelism(2).start()) {
            until("the limit", () -> night.reached() >= last + limit);
            until("a while beyond it", () -> System.currentTimeMillis() > last + limit + 500);
            until(
                    "the clock beyond the outage",
                    () -> {
                        night.speak(0);
                        night.speak(1);
                        return night.reached() > last + limit;
                    });
            assertThat(night.watch.late).hasValue(0);
        }
    }

    @Test
    void aRestartAtNightWithoutTrafficContinuesAtTheSavedClock() throws Exception {
        QuietTopic night = new QuietTopic(BROKER, 4);
        night.speak(0);
        long last = night.speak(1);
        String savepoint;
        try (ClockJob job = night.job().parallelism(2).start()) {
            until("the night", () -> night.reached() > last + 500);
            savepoint = job.stopWithSavepoint(dir);
        }
        long stood = night.watch.clock;
        for (int parallelism : List.of(3, 1, 4)) {
            ClockWatch restored = new ClockWatch();
            long before = stood;
            try (ClockJob job =
                    new ClockJob.Builder(BROKER, night.topic, restored)
                            .quietHours(QuietTopic.hours(QuietTopic.HOUR, QuietTopic.HOUR))
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
        QuietTopic night = new QuietTopic(BROKER, 2);
        night.speak(0);
        long last = night.speak(1);
        long limit = 1_000;
        String savepoint;
        try (ClockJob job =
                night.job(Duration.ofMillis(limit), QuietTopic.HOUR).parallelism(1).start()) {
            until("the limit", () -> night.reached() >= last + limit);
            until("a while beyond it", () -> System.currentTimeMillis() > last + limit + 1_000);
            savepoint = job.stopWithSavepoint(dir);
        }
        QuietTopic.ANSWERS.set(0);
        try (ClockJob job =
                night.job(Duration.ofMillis(limit), QuietTopic.HOUR)
                        .parallelism(2)
                        .from(savepoint)
                        .probes(night.counting())
                        .start()) {
            until("answers", () -> QuietTopic.ANSWERS.get() > 10);
            until(
                    "many words of one partition",
                    () -> {
                        night.speak(0);
                        return night.watch.records.size() > 30;
                    });
            assertThat(night.reached()).isEqualTo(last + limit);
        }
    }

    @Test
    void anEmptyTopicHasNoTime() throws Exception {
        QuietTopic night = new QuietTopic(BROKER, 2);
        QuietTopic.ANSWERS.set(0);
        try (ClockJob job = night.job().probes(night.counting()).start()) {
            until("answers", () -> QuietTopic.ANSWERS.get() > 10);
            assertThat(night.watch.clocks).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void partitionsThatAreAddedWhileItRunsDoNotHoldTheNight(int parallelism) throws Exception {
        QuietTopic night = new QuietTopic(BROKER, 2);
        long last = night.speak(0);
        try (ClockJob job = night.job().parallelism(parallelism).start()) {
            until("the night", () -> night.reached() > last + 300);
            BROKER.growTopic(night.topic, 4);
            long spoken = night.speak(3);
            until("the new partition's record", () -> night.watch.records.size() == 2);
            until("the clock beyond it", () -> night.reached() > spoken + 500);
        }
    }
}
