package io.churnwarnings.time;

import static io.churnwarnings.time.ElementTime.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.churnwarnings.time.FakeReader.Element;
import io.churnwarnings.time.FakeReader.Split;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

/** Disorder is 10 ms throughout, so a record of 100 puts its split's clock at 89. */
class ClockedReaderTest {

    private static final ClockSettings SETTINGS =
            new ClockSettings(
                    Duration.ofMillis(10),
                    Duration.ofMillis(200),
                    3,
                    Duration.ofMillis(1_000),
                    null,
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
    void letsTheClockBeHeardOnlyAfterTheRecordsItCovers() throws Exception {
        given("a");
        tick();
        delegate.willRead("a", 100, 0);
        delegate.willRead("a", 90, 1);
        delegate.willRead("a", 120, 2);
        poll(3);

        assertThat(output.take()).containsExactly("a:100", "a:90", "a:120", "a~109");
    }

    @Test
    void isHeardAtEveryTickWithoutTraffic() throws Exception {
        given("a");
        delegate.willRead("a", 100, 0);
        poll(1);
        output.take();
        tick();

        assertThat(output.take()).containsExactly("a~89");
    }

    @Test
    void isHeardAgainAfterARestoreWithoutTraffic() throws Exception {
        reader.addSplits(
                List.of(
                        new ClockedSplit<>(new Split("a"), heard(100, 7), Hold.NONE),
                        new ClockedSplit<>(new Split("b"), heard(200, 8), Hold.NONE)));
        poll(1);

        assertThat(output.take()).containsExactly("a~89", "b~189");
        assertThat(probe.asked).isEmpty();
    }

    @Test
    void putsTheClocksOntoTheSplits() throws Exception {
        given("a", "b", "c");
        delegate.willRead("a", 100, 0);
        delegate.willRead("b", NONE, 0);
        poll(2);

        assertThat(reader.snapshotState(1))
                .containsExactlyInAnyOrder(
                        new ClockedSplit<>(new Split("a"), heard(100, now), Hold.NONE),
                        new ClockedSplit<>(
                                new Split("b"),
                                new PartitionState(
                                        PartitionClock.NEVER,
                                        0,
                                        PartitionClock.NEVER,
                                        now,
                                        PartitionClock.NEVER),
                                Hold.NONE),
                        ClockedSplit.unread(new Split("c")));
    }

    @Test
    void holdsWhileNobodyKnowsWhatIsInASplit() throws Exception {
        given("a");
        poll(1);
        tick();
        assertThat(output.take()).isEmpty();
        assertThat(probe.asked).containsExactly("a from the start");

        probe.answer().completeExceptionally(new IllegalStateException("no broker"));
        tick();
        now += 1_000;
        tick();

        assertThat(output.take()).isEmpty();
        assertThat(probe.asked).as("asked again").hasSize(2);
    }

    @Test
    void leavesOutASplitThatWasFoundEmptyUntilARecordIsAccepted() throws Exception {
        given("a");
        poll(1);
        probe.answer().complete(BacklogProbe.NOTHING_LEFT);
        tick();
        assertThat(output.take()).containsExactly("a idle");

        delegate.willRead("a", 100, 5);
        poll(1);
        tick();

        assertThat(output.take()).containsExactly("a active", "a:100", "a~89");
    }

    @Test
    void holdsForASplitThatHoldsRecordsUntilTheyAreRead() throws Exception {
        given("a");
        poll(1);
        probe.answer().complete(2L);
        tick();
        assertThat(output.take()).isEmpty();

        delegate.willRead("a", NONE, 0);
        poll(1);
        tick();
        assertThat(output.take()).as("one of the two was read").containsExactly("a:" + NONE);

        delegate.willRead("a", NONE, 1);
        poll(1);
        tick();
        assertThat(output.take()).containsExactly("a:" + NONE, "a idle");
    }

    @Test
    void looksAgainAtASplitThatWasFoundEmpty() throws Exception {
        given("a");
        poll(1);
        probe.answer().complete(BacklogProbe.NOTHING_LEFT);
        tick();
        now += 999;
        tick();
        assertThat(probe.asked).hasSize(1);

        now += 1;
        tick();
        probe.answer().complete(1L);
        tick();

        assertThat(output.take()).containsExactly("a idle", "a active");
    }

    @Test
    void keepsTheClockOfASplitThatEnded() throws Exception {
        given("a", "b");
        delegate.willRead("a", 100, 0);
        delegate.willRead("b", 200, 0);
        delegate.willEnd("a");
        poll(3);
        output.take();
        tick();

        assertThat(output.take()).containsExactly("a~89", "b~189");
        assertThat(reader.snapshotState(1)).extracting(ClockedSplit::splitId).containsExactly("b");
    }

    @Test
    void makesTheClockKnownBeforeTheEnd() throws Exception {
        given("a", "b");
        delegate.willRead("a", 100, 0);
        poll(1);
        output.take();
        delegate.willEnd("a");
        delegate.willEnd("b");
        poll(1);

        assertThat(reader.pollNext(output)).isEqualTo(InputStatus.END_OF_INPUT);
        assertThat(output.take()).containsExactly("a~89", "b idle");
    }

    @Test
    void doesNotTurnBackTheClockOfASplitThatIsHandedOverTwice() throws Exception {
        given("a");
        delegate.willRead("a", 100, 0);
        poll(1);
        given("a");
        output.take();
        tick();

        assertThat(output.take()).containsExactly("a~89");
    }

    @Test
    void wakesASleepingTaskForTheNextTickOrTheNextRecord() throws Exception {
        given("a");
        poll(1);
        CompletableFuture<Void> untilTick = reader.isAvailable();
        assertThat(untilTick).isNotDone();
        ticker.tick();
        assertThat(untilTick).isDone();

        poll(1);
        CompletableFuture<Void> untilRecord = reader.isAvailable();
        assertThat(untilRecord).isNotDone();
        delegate.available.complete(null);
        assertThat(untilRecord).isDone();
    }

    @Test
    void tellsTheCoordinatorWhereItStandsWhenThatChanges() throws Exception {
        given("a", "b");
        tick();
        probe.answer().complete(BacklogProbe.NOTHING_LEFT);
        probe.first().complete(BacklogProbe.NOTHING_LEFT);
        tick();
        delegate.willRead("a", 100, 0);
        poll(1);
        tick();
        tick();

        assertThat(reports)
                .containsExactly(
                        new ClockReport(ClockReport.HOLDING),
                        new ClockReport(ClockReport.FOLLOWING),
                        new ClockReport(89));
    }

    @Test
    void followsTheOthersOnlyWhileThereIsNothingOfItsOwn() throws Exception {
        given("a");
        reader.handleSourceEvents(new ShopClock(500));
        poll(1);
        tick();
        assertThat(output.take()).as("nobody knows what is in it").isEmpty();

        probe.answer().complete(BacklogProbe.NOTHING_LEFT);
        tick();
        assertThat(output.take()).containsExactly("a idle", "main~500");

        reader.handleSourceEvents(new ShopClock(600));
        delegate.willRead("a", 100, 0);
        poll(1);
        tick();
        assertThat(output.take()).containsExactly("a active", "a:100", "a~89");
    }

    @Test
    void refusesElementsThatBelongToNoSplit() {
        ClockedOutput<Element, Split> clocked =
                new ClockedOutput<>(output, new HashMap<>(), FakeReader.TIMES, () -> now);

        assertThatThrownBy(() -> clocked.collect(new Element("a", 1, 0, 1)))
                .hasMessageContaining("without a split");
    }

    @Test
    void handsOnEverythingElse() throws Exception {
        reader.start();
        reader.notifyNoMoreSplits();
        reader.handleSourceEvents(new SourceEvent() {});
        reader.notifyCheckpointComplete(1);
        reader.notifyCheckpointAborted(2);
        given("a", "b");
        reader.pauseOrResumeSplits(List.of("a"), List.of("b"));
        reader.close();

        assertThat(delegate.asked)
                .containsExactly(
                        "start",
                        "no more splits",
                        "event",
                        "complete 1",
                        "aborted 2",
                        "pause [a] resume [b]",
                        "close");
        assertThat(probe.closed).isTrue();
    }

    private static PartitionState heard(long highest, long arrival) {
        return new PartitionState(highest, 0, highest, arrival, arrival);
    }

    private void given(String... splits) {
        reader.addSplits(
                Arrays.stream(splits).map(id -> ClockedSplit.unread(new Split(id))).toList());
    }

    private void poll(int times) throws Exception {
        for (int i = 0; i < times; i++) {
            reader.pollNext(output);
        }
    }

    private void tick() throws Exception {
        ticker.tick();
        reader.pollNext(output);
    }
}
