package io.churnwarnings.time.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.time.ClockReport;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * A reader that Flink stops asking as soon as its clock is a second ahead of another's. A reader
 * with empty splits advances to the clock of the others: a report missing before the stop would
 * stop both for good.
 */
class AlignedReaderTest extends ReaderHarness {

    AlignedReaderTest() {
        super(null, Duration.ofSeconds(1));
    }

    @Test
    void reportsItsPositionWithTheRecordsThatReachIt() throws Exception {
        given("a");
        tick();
        read(10_000);

        assertThat(reports).last().isEqualTo(new ClockReport(9_989));
        assertThat(output.take()).last().isEqualTo("a~9989");
    }

    @Test
    void isNeverFurtherThanHalfOfThatFromItsReport() throws Exception {
        given("a");
        tick();
        read(10_000);
        reports.clear();
        read(10_499);
        assertThat(reports).isEmpty();
        read(10_501);

        assertThat(reports).containsExactly(new ClockReport(10_490));
    }

    /** As many records as make the clock known, without a tick. */
    private void read(long last) throws Exception {
        for (int i = 0; i < 3; i++) {
            delegate.willRead("a", last, i);
        }
        poll(3);
    }
}
