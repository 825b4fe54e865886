package io.churnwarnings.time.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.time.BacklogProbe;
import io.churnwarnings.time.ClockStatus;
import io.churnwarnings.time.LatestRecord;
import io.churnwarnings.time.Outage;
import io.churnwarnings.time.QuietHours;
import io.churnwarnings.time.ReaderReport;
import io.churnwarnings.time.SharedWatermark;
import io.churnwarnings.time.ShopActivity;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A reader with quiet hours after 5 s. */
class LiveReaderTest extends ReaderHarness {

    LiveReaderTest() {
        super(new QuietHours(Duration.ofSeconds(5), Duration.ofHours(12), Duration.ofHours(1)));
    }

    @Test
    void reportsToTheCoordinatorRepeatedly() throws Exception {
        given("a");
        delegate.willRead("a", 100, 7, 0);
        poll(1);
        tick();
        reports.clear();
        now += 1_000;
        tick();

        assertThat(reports)
                .containsExactly(
                        new ReaderReport(
                                new LatestRecord(100, 7),
                                false,
                                Outage.NONE,
                                now,
                                new ReaderReport.Slowest("a", 89, ClockStatus.RUNNING)));
    }

    @Test
    void goesOnWithTheShopOnceItsPartitionIsReadToItsEnd() throws Exception {
        given("a");
        delegate.willRead("a", now, 0);
        poll(1);
        long read = now;
        now += 5_000;
        tick();
        assertThat(output.take()).endsWith("a~" + (read - 11));

        probe.answer().complete(BacklogProbe.NOTHING_LEFT);
        reader.handleSourceEvents(new ShopActivity(new LatestRecord(read, 0), now, Outage.NONE));
        tick();
        assertThat(output.take()).containsExactly("a~" + (now - 11));
    }

    @Test
    void doesNotJudgeAPausedSplit() throws Exception {
        given("a");
        delegate.willRead("a", now, 0);
        poll(1);
        reader.pauseOrResumeSplits(List.of("a"), List.of());
        now += 5_000;
        tick();
        assertThat(probe.asked).isEmpty();

        reader.pauseOrResumeSplits(List.of(), List.of("a"));
        tick();
        assertThat(probe.asked).containsExactly("a from 1");
    }

    @Test
    void followsTheOthersOnItsEmptySplitsUntilItKnowsTheShop() throws Exception {
        given("a");
        poll(1);
        probe.answer().complete(BacklogProbe.NOTHING_LEFT);
        reader.handleSourceEvents(new SharedWatermark(500));
        tick();

        assertThat(output.take()).containsExactly("a~500");
    }

    @Test
    void followsTheOthersOnlyAsFarAsItsSplitIsKnownToBeEmpty() throws Exception {
        given("a");
        poll(1);
        probe.answer().complete(BacklogProbe.NOTHING_LEFT);
        long looked = now;
        now += 900;
        reader.handleSourceEvents(new SharedWatermark(now));
        tick();
        assertThat(output.take()).containsExactly("a~" + (looked - 11));

        now += 1_000;
        tick();
        assertThat(output.take()).as("no answer yet").containsExactly("a~" + (looked - 11));
        probe.answer().complete(BacklogProbe.NOTHING_LEFT);
        tick();
        assertThat(output.take()).containsExactly("a~" + (looked + 900));
    }

    @Test
    void anEmptySplitDoesNotAdvanceWhilePaused() throws Exception {
        given("a");
        poll(1);
        probe.answer().complete(BacklogProbe.NOTHING_LEFT);
        tick();
        long looked = now;
        reader.pauseOrResumeSplits(List.of("a"), List.of());
        now += 60_000;
        reader.handleSourceEvents(new SharedWatermark(now));
        reader.handleSourceEvents(new ShopActivity(new LatestRecord(now, 0), now, Outage.NONE));
        tick();
        tick();
        assertThat(output.take()).containsOnly("a~" + (looked - 11));

        reader.pauseOrResumeSplits(List.of(), List.of("a"));
        tick();
        probe.answer().complete(BacklogProbe.NOTHING_LEFT);
        tick();
        assertThat(output.take()).endsWith("a~" + (now - 11));
    }
}
