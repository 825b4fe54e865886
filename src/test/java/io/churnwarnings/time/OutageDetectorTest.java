package io.churnwarnings.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The limit is 12,000 ms, the grace 1,000 ms; the shop's last word is of the time 100,000. */
class OutageDetectorTest {

    private static final long G = 100_000;
    private static final QuietHours HOURS =
            new QuietHours(
                    Duration.ofMillis(500), Duration.ofMillis(12_000), Duration.ofMillis(1_000));
    private static final LatestRecord LAST_WORD = new LatestRecord(G, 0);

    private final OutageDetector keeper = new OutageDetector(HOURS);

    @Test
    void knowsNothingBeforeAllReadersHaveReported() {
        report(0, LAST_WORD, true, G);

        assertThat(keeper.conclude(2)).isEmpty();
    }

    @Test
    void takesTheNewestOfAllAsOfTheOldestReport() {
        report(0, new LatestRecord(G, 3), false, G + 10);
        report(1, new LatestRecord(G - 1, 9), false, G + 5);

        assertThat(keeper.conclude(2))
                .contains(new ShopActivity(new LatestRecord(G, 3), G + 5, Outage.NONE));
    }

    @Test
    void asksARestartedReaderBeforeItContinues() {
        report(0, LAST_WORD, true, G);
        keeper.forget(0);

        assertThat(keeper.conclude(1)).isEmpty();
    }

    @Test
    void takesASilenceBeyondTheLimitForAnOutage() {
        report(0, LAST_WORD, true, G + 11_999);
        assertThat(conclude().hold()).isEqualTo(Outage.NONE);

        report(0, LAST_WORD, true, G + 12_000);
        assertThat(conclude().hold()).isEqualTo(new Outage(G + 12_000, G + 12_000, Outage.ONGOING));
    }

    @Test
    void allowsTheUsualDelayOfRecords() {
        report(0, new LatestRecord(G, 400), true, G + 12_399);
        assertThat(conclude().hold()).isEqualTo(Outage.NONE);

        report(0, new LatestRecord(G, 400), true, G + 12_400);
        assertThat(conclude().hold().isOngoing()).isTrue();
    }

    @Test
    void theReplayOfAnOldHistoryIsNoOutage() {
        report(0, LAST_WORD, true, G + 99_000);
        report(1, LAST_WORD, false, G + 99_000);

        assertThat(keeper.conclude(2).orElseThrow().hold()).isEqualTo(Outage.NONE);
    }

    @Test
    void anOutageEndsWithARecordWithinTheLimit() {
        report(0, LAST_WORD, true, G + 20_000);
        conclude();
        report(0, new LatestRecord(G + 5_000, 0), false, G + 20_100);
        assertThat(conclude().hold().isOngoing()).as("a backlog dated long ago").isTrue();

        report(0, new LatestRecord(G + 8_300, 0), false, G + 20_200);
        assertThat(conclude().hold()).isEqualTo(new Outage(G + 12_000, G + 20_000, G + 20_200));
    }

    @Test
    void anOutageEndsWithTheFirstRecordOfABacklogThatIsDatedNow() {
        report(0, LAST_WORD, true, G + 20_000);
        conclude();
        report(0, new LatestRecord(G + 1, 20_050), false, G + 20_100);

        assertThat(conclude().hold().ended()).isEqualTo(G + 20_100);
    }

    @Test
    void aPartitionStillHeldFromAnOutageStaysHeldInTheNextOne() {
        report(0, LAST_WORD, true, G + 20_000);
        conclude();
        LatestRecord word = new LatestRecord(G + 8_010, 0);
        report(0, word, false, G + 20_005);
        conclude();
        report(0, word, true, G + 20_900);

        assertThat(conclude().hold()).isEqualTo(new Outage(G + 12_000, G + 20_900, Outage.ONGOING));
    }

    @Test
    void remembersAnOutageWithItsReadersAlone() {
        Outage before = new Outage(G + 12_000, G + 12_000, G + 12_500);
        keeper.report(0, new ReaderReport(LAST_WORD, false, before, G + 12_600, null));
        assertThat(conclude().hold()).isEqualTo(before);

        Outage echo = new Outage(G + 12_000, G + 12_000, Outage.ONGOING);
        keeper.report(0, new ReaderReport(LAST_WORD, false, echo, G + 12_700, null));
        assertThat(conclude().hold()).isEqualTo(before);
    }

    @Test
    void knowsThePartitionThatHoldsTheOthersBack() {
        ReaderReport.Slowest slow = new ReaderReport.Slowest("b", 5, ClockStatus.BEHIND);
        keeper.report(0, new ReaderReport(LAST_WORD, false, Outage.NONE, G, null));
        keeper.report(1, new ReaderReport(LAST_WORD, false, Outage.NONE, G, slow));

        assertThat(keeper.slowest()).contains(slow);
    }

    private void report(int subtask, LatestRecord newest, boolean silent, long asOf) {
        keeper.report(subtask, new ReaderReport(newest, silent, Outage.NONE, asOf, null));
    }

    private ShopActivity conclude() {
        return keeper.conclude(1).orElseThrow();
    }
}
