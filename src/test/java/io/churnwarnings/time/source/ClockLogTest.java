package io.churnwarnings.time.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.time.BacklogProbe;
import io.churnwarnings.time.ClockSettings;
import io.churnwarnings.time.FakeProbe;
import io.churnwarnings.time.LatestRecord;
import io.churnwarnings.time.Outage;
import io.churnwarnings.time.OutageDetector;
import io.churnwarnings.time.QuietHours;
import io.churnwarnings.time.ReaderReport;
import io.churnwarnings.time.ShopActivity;
import io.churnwarnings.time.WallClock;
import io.churnwarnings.time.source.FakeReader.Element;
import io.churnwarnings.time.source.FakeReader.Split;
import java.time.Duration;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Each change of state is one line with its meaning and remedy. A partition is quiet after 5 s, the
 * limit is 60 s and the grace 10 s; it is looked at once a second.
 */
class ClockLogTest {

    private static final QuietHours HOURS =
            new QuietHours(Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofSeconds(10));
    private static final ClockSettings SETTINGS =
            new ClockSettings(
                    Duration.ofMillis(10),
                    Duration.ofMillis(200),
                    3,
                    Duration.ofSeconds(1),
                    HOURS,
                    WallClock.SYSTEM,
                    null);
    private static final long START = 1_000_000;

    private final ClockLog log = new ClockLog(SplitClock.class);
    private final ClockLog shopLog = new ClockLog(ShopMetrics.class);
    private final FakeProbe probe = new FakeProbe();
    private final SourceOutput<Element> output = new FakeOutput().createOutputForSplit("p-0");
    private final SplitClock<Element, Split> clock =
            new SplitClock<>(ClockedSplit.unread(new Split("p-0")), SETTINGS, probe);
    private long now = START;
    private Outage hold = Outage.NONE;
    private long newest = START;

    @AfterEach
    void close() {
        log.close();
        shopLog.close();
    }

    @Test
    void aPartitionWithRecordsAndThenQuiet() {
        emit();
        assertThat(log.take()).as("nothing has changed yet").isEmpty();
        answer(BacklogProbe.NOTHING_LEFT);
        assertThat(log.take())
                .singleElement()
                .asString()
                .contains("UNKNOWN, is EMPTY", "the others");

        speak();
        assertThat(log.take())
                .containsExactly(
                        "INFO The clock of p-0 was EMPTY, is RUNNING: its records move its clock."
                                + " No action is needed.");
        goQuiet();
        assertThat(log.take())
                .containsExactly(
                        "INFO The clock of p-0 was RUNNING, is QUIET: it is read to its end and"
                                + " receives no records, so its clock follows the wall time. No"
                                + " action is needed.");
        now += 1_000;
        answer(BacklogProbe.NOTHING_LEFT);
        assertThat(log.take()).as("no line without a change").isEmpty();
    }

    @Test
    void aPartitionThatIsHeldInAnOutageAndInTheGraceAfterIt() {
        speak();
        goQuiet();
        log.take();
        now = START + 61_000;
        hold = new Outage(START + 60_000, now, Outage.ONGOING);
        answer(BacklogProbe.NOTHING_LEFT);
        assertThat(log.take())
                .singleElement()
                .asString()
                .contains("was QUIET, is HELD", "an outage", "Check that the shop's systems");

        now += 2_000;
        hold = hold.endedAt(now);
        newest = now;
        answer(BacklogProbe.NOTHING_LEFT);
        assertThat(log.take())
                .singleElement()
                .asString()
                .contains(
                        "was HELD, is GRACE",
                        "churn.clock.hold-grace",
                        "producers are running again");

        now += 10_000;
        answer(BacklogProbe.NOTHING_LEFT);
        assertThat(log.take()).singleElement().asString().contains("was GRACE, is QUIET");
    }

    @Test
    void aPartitionWhoseBrokerDoesNotAnswerIsAlarming() {
        speak();
        now += 5_000;
        emit();
        log.take();
        now += 5_000;
        emit();

        assertThat(log.take())
                .containsExactly(
                        "WARN The clock of p-0 was RUNNING, is UNANSWERED: the broker does not"
                                + " answer whether it holds unread records, so its clock and the"
                                + " job's stand. Check that the partition has a leader and the"
                                + " broker is up.");
    }

    @Test
    void aPartitionThatIsNotReadIsAlarming() {
        speak();
        now += 5_000;
        answer(7);
        now += 5_000;
        emit();

        assertThat(log.take())
                .last()
                .asString()
                .startsWith("WARN The clock of p-0 was RUNNING, is BEHIND: ")
                .contains("unread records", "check for backpressure");
    }

    @Test
    void aPartitionThatIsPaused() {
        speak();
        log.take();
        clock.pause(true);
        now += 6_000;
        emit();

        assertThat(log.take())
                .singleElement()
                .asString()
                .contains("is PAUSED", "slower partitions");
    }

    @Test
    void anOutageOfTheShopAndItsEndAreLoggedOnce() {
        OutageDetector keeper = new OutageDetector(HOURS);
        ShopMetrics metrics = new ShopMetrics(new UnregisteredMetricsGroup(), HOURS, () -> START);
        report(keeper, metrics, START, true, START + 60_000);
        report(keeper, metrics, START, true, START + 61_000);
        assertThat(shopLog.take())
                .singleElement()
                .asString()
                .startsWith("WARN No partition received a record for churn.clock.quiet-limit")
                .contains("The clock is held", "send heartbeats");

        report(keeper, metrics, START + 62_000, false, START + 62_000);
        assertThat(shopLog.take())
                .singleElement()
                .asString()
                .startsWith("WARN Records arrive again after the outage.")
                .contains("churn.clock.hold-grace (10000 ms)", "all producers are running again");

        report(keeper, metrics, START + 72_000, false, START + 72_000);
        assertThat(shopLog.take())
                .containsExactly(
                        "INFO The outage and its grace period are over: the clock advances again.");
    }

    private static void report(
            OutageDetector keeper, ShopMetrics metrics, long newest, boolean silent, long asOf) {
        LatestRecord sign = new LatestRecord(newest, 0);
        keeper.report(0, new ReaderReport(sign, silent, Outage.NONE, asOf, null));
        keeper.conclude(1);
        metrics.update(keeper);
    }

    private void speak() {
        clock.read(now, 0, 0, now);
        emit();
    }

    private void goQuiet() {
        now += 5_000;
        answer(BacklogProbe.NOTHING_LEFT);
    }

    /** The next look at the partition is answered. */
    private void answer(long end) {
        emit();
        probe.answer().complete(end);
        emit();
    }

    private void emit() {
        clock.emit(output, now, new ShopActivity(new LatestRecord(newest, 0), now, hold), now);
    }
}
