package io.churnwarnings.time.source;

import static io.churnwarnings.time.ElementTime.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.churnwarnings.time.Outage;
import io.churnwarnings.time.PartitionClock;
import io.churnwarnings.time.PartitionState;
import io.churnwarnings.time.source.FakeReader.Element;
import io.churnwarnings.time.source.FakeReader.Split;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.core.io.InputStatus;
import org.junit.jupiter.api.Test;

/** A reader whose clock is moved by records alone. */
class ClockedReaderTest extends ReaderHarness {

    ClockedReaderTest() {
        super(null);
    }

    @Test
    void emitsTheClockOnlyAfterTheRecordsItCovers() throws Exception {
        given("a");
        tick();
        delegate.willRead("a", 100, 0);
        delegate.willRead("a", 90, 1);
        delegate.willRead("a", 120, 2);
        poll(3);

        assertThat(output.take()).containsExactly("a:100", "a:90", "a:120", "a~109");
    }

    @Test
    void emitsTheClockAtEveryTickWithoutTraffic() throws Exception {
        given("a");
        delegate.willRead("a", 100, 0);
        poll(1);
        output.take();
        tick();

        assertThat(output.take()).containsExactly("a~89");
    }

    @Test
    void emitsTheClockAgainAfterARestoreWithoutTraffic() throws Exception {
        reader.addSplits(
                List.of(
                        new ClockedSplit<>(new Split("a"), heard(100, 7), Outage.NONE),
                        new ClockedSplit<>(new Split("b"), heard(200, 8), Outage.NONE)));
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
                        new ClockedSplit<>(new Split("a"), heard(100, now), Outage.NONE),
                        new ClockedSplit<>(
                                new Split("b"),
                                new PartitionState(
                                        PartitionClock.NEVER,
                                        0,
                                        PartitionClock.NEVER,
                                        now,
                                        PartitionClock.NEVER),
                                Outage.NONE),
                        ClockedSplit.unread(new Split("c")));
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
    void reportsTheClockBeforeTheEnd() throws Exception {
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
}
