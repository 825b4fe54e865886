package io.churnwarnings.kafka;

import static io.churnwarnings.testkit.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.testkit.SharedFlink;
import io.churnwarnings.testkit.kafka.QuietTopic;
import io.churnwarnings.testkit.kafka.SecondBroker;
import io.churnwarnings.testkit.kafka.TestBroker;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One partition loses its leader at night, while the other one goes on. */
class KafkaLeaderITCase {

    @RegisterExtension static final TestBroker BROKER = TestBroker.own(SecondBroker.SOON_MISSED);

    @RegisterExtension static final SharedFlink FLINK = SharedFlink.plain();

    @TempDir Path dir;

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theClockStopsForAPartitionWithoutALeader(int parallelism) throws Exception {
        try (SecondBroker second = new SecondBroker(BROKER, dir)) {
            second.start();
            QuietTopic night = new QuietTopic(BROKER, BROKER.createTopicOn(1, SecondBroker.ID));
            night.speak(0);
            long last = night.speak(1);
            try (ClockJob job = night.job().parallelism(parallelism).start()) {
                until("the night", () -> night.reached() > last + 300);
                second.stop();
                long gone = System.currentTimeMillis();
                long before = night.read(0);
                until(
                        "the other partition to go on",
                        () -> {
                            night.speak(0);
                            return System.currentTimeMillis() > gone + 2_000
                                    && night.read(0) > before + 20;
                        });
                assertThat(night.reached()).as("what was known of it").isLessThanOrEqualTo(gone);

                second.start();
                long spoken = night.speak(1);
                until("its record", () -> night.read(1) == 2);
                until("the clock beyond it", () -> night.reached() > spoken + 300);
                assertThat(night.watch.late).hasValue(0);
                assertThat(night.watch.starts).as("the job itself has gone on").hasValue(1);
            }
        }
    }
}
