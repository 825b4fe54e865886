package io.churnwarnings.time.source;

import static io.churnwarnings.time.ElementTime.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.time.BacklogProbe;
import io.churnwarnings.time.ClockReport;
import io.churnwarnings.time.SharedWatermark;
import org.junit.jupiter.api.Test;

/** Splits without an accepted record, where records alone move the clock. */
class EmptySplitsTest extends ReaderHarness {

    EmptySplitsTest() {
        super(null);
    }

    @Test
    void holdsWhileTheContentOfASplitIsUnknown() throws Exception {
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
    void ignoresAnEmptySplitUntilARecordIsAccepted() throws Exception {
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
    void holdsUntilTheRecordsOfASplitAreRead() throws Exception {
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
    void checksAnEmptySplitAgain() throws Exception {
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
    void reportsItsPositionToTheCoordinatorWhenItChanges() throws Exception {
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
        reader.handleSourceEvents(new SharedWatermark(500));
        poll(1);
        tick();
        assertThat(output.take()).as("its content is unknown").isEmpty();

        probe.answer().complete(BacklogProbe.NOTHING_LEFT);
        tick();
        assertThat(output.take()).containsExactly("a idle", "main~500");

        reader.handleSourceEvents(new SharedWatermark(600));
        delegate.willRead("a", 100, 0);
        poll(1);
        tick();
        assertThat(output.take()).containsExactly("a active", "a:100", "a~89");
    }
}
