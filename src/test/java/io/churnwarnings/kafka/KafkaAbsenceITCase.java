package io.churnwarnings.kafka;

import static io.churnwarnings.kafka.ClockJob.DISORDER;
import static io.churnwarnings.testkit.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.testkit.SharedFlink;
import io.churnwarnings.testkit.kafka.TestBroker;
import io.churnwarnings.time.QuietHours;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A broker that goes away at night takes its partitions' leaders with it, and the time too. */
class KafkaAbsenceITCase {

    @RegisterExtension static final TestBroker BROKER = TestBroker.own();

    @RegisterExtension static final SharedFlink FLINK = SharedFlink.plain();

    private final ClockWatch watch = new ClockWatch();

    @Test
    void theClockStopsWhileTheBrokerIsDownAndContinuesAfterwards() throws Exception {
        String topic = BROKER.createTopic(2);
        long last = System.currentTimeMillis();
        BROKER.send(topic, 0, last, "" + last);
        BROKER.send(topic, 1, last, "" + last);
        QuietHours hours =
                new QuietHours(Duration.ofMillis(300), Duration.ofHours(1), Duration.ofHours(1));
        try (ClockJob job =
                new ClockJob.Builder(BROKER, topic, watch)
                        .quietHours(hours)
                        .parallelism(2)
                        .start()) {
            until("the night", () -> reached() > last + 500);
            BROKER.stop();
            long gone = System.currentTimeMillis();
            until("a while without a broker", () -> System.currentTimeMillis() > gone + 3_000);
            assertThat(reached()).as("what was looked at before it went").isLessThan(gone);

            BROKER.restart();
            until("the clock to go on", () -> reached() > gone + 3_000);
            long spoken = System.currentTimeMillis();
            BROKER.send(topic, 0, spoken, "" + spoken);
            until("a record", () -> watch.records.size() == 3);
            until("the clock beyond it", () -> reached() > spoken + 500);
            assertThat(watch.late).hasValue(0);
            assertThat(watch.starts).as("the job itself has gone on").hasValue(1);
        }
    }

    private long reached() {
        return watch.clock == Long.MIN_VALUE ? Long.MIN_VALUE : watch.clock + DISORDER + 1;
    }
}
