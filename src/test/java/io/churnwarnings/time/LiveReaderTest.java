package io.churnwarnings.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.time.FakeReader.Element;
import io.churnwarnings.time.FakeReader.Split;

import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A reader with quiet hours after 5 s. Disorder is 10 ms, so a record of 100 puts it at 89. */
class LiveReaderTest {

    private static final ClockSettings SETTINGS =
            new ClockSettings(
                    Duration.ofMillis(10),
                    Duration.ofMillis(200),
                    3,
                    Duration.ofMillis(1_000),
                    new QuietHours(
                            Duration.ofSeconds(5), Duration.ofHours(12), Duration.ofHours(1)),
                    WallClock.SYSTEM);

    private final FakeReader delegate = new FakeReader();
    private final FakeOutput output = new FakeOutput();
    private final FakeProbe probe = new FakeProbe();
    private final List<SourceEvent> reports = new ArrayList<>();
    private final Ticker ticker = new Ticker();
    private long now = 1_000_000;
    private final ClockedReader<Element, Split> reader =
            new ClockedReader<>(
                    delegate,
                    FakeReader.TIMES,
                    SETTINGS,
                    probe,
                    ticker,
                    () -> now,
                    new ClockMetrics(new UnregisteredMetricsGroup(), () -> now),
                    reports::add);

    @Test
    void tellsTheCoordinatorWhatItKnowsAgainAndAgain() throws Exception {
        reader.addSplits(List.of(ClockedSplit.unread(new Split("a"))));
        delegate.willRead("a", 100, 7, 0);
        reader.pollNext(output);
        tick();
        reports.clear();
        now += 1_000;
        tick();

        assertThat(reports)
                .containsExactly(
                        new LifeReport(
                                new SignOfLife(100, 7),
                                false,
                                Hold.NONE,
                                now,
                                new LifeReport.Slowest("a", 89, Standing.RUNNING)));
    }

    @Test
    void goesOnWithTheShopOnceItsPartitionIsReadToItsEnd() throws Exception {
        reader.addSplits(List.of(ClockedSplit.unread(new Split("a"))));
        delegate.willRead("a", now, 0);
        reader.pollNext(output);
        long read = now;
        now += 5_000;
        tick();
        assertThat(output.take()).endsWith("a~" + (read - 11));

        probe.answer().complete(BacklogProbe.NOTHING_LEFT);
        reader.handleSourceEvents(new ShopSigns(new SignOfLife(read, 0), now, Hold.NONE));
        tick();
        assertThat(output.take()).containsExactly("a~" + (now - 11));
    }

    @Test
    void knowsNothingOfASplitThatItWasToldToPause() throws Exception {
        reader.addSplits(List.of(ClockedSplit.unread(new Split("a"))));
        delegate.willRead("a", now, 0);
        reader.pollNext(output);
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
        reader.addSplits(List.of(ClockedSplit.unread(new Split("a"))));
        reader.pollNext(output);
        probe.answer().complete(BacklogProbe.NOTHING_LEFT);
        reader.handleSourceEvents(new ShopClock(500));
        tick();

        assertThat(output.take()).containsExactly("a~500");
    }

    @Test
    void followsTheOthersNoFurtherThanItsSplitIsKnownToBeEmpty() throws Exception {
        reader.addSplits(List.of(ClockedSplit.unread(new Split("a"))));
        reader.pollNext(output);
        probe.answer().complete(BacklogProbe.NOTHING_LEFT);
        long looked = now;
        now += 900;
        reader.handleSourceEvents(new ShopClock(now));
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
    void anEmptySplitDoesNotGoOnWhileItIsPaused() throws Exception {
        reader.addSplits(List.of(ClockedSplit.unread(new Split("a"))));
        reader.pollNext(output);
        probe.answer().complete(BacklogProbe.NOTHING_LEFT);
        tick();
        long looked = now;
        reader.pauseOrResumeSplits(List.of("a"), List.of());
        now += 60_000;
        reader.handleSourceEvents(new ShopClock(now));
        reader.handleSourceEvents(new ShopSigns(new SignOfLife(now, 0), now, Hold.NONE));
        tick();
        tick();
        assertThat(output.take()).containsOnly("a~" + (looked - 11));

        reader.pauseOrResumeSplits(List.of(), List.of("a"));
        tick();
        probe.answer().complete(BacklogProbe.NOTHING_LEFT);
        tick();
        assertThat(output.take()).endsWith("a~" + (now - 11));
    }

    private void tick() throws Exception {
        ticker.tick();
        reader.pollNext(output);
    }
}
