package io.churnwarnings.time;

import static io.churnwarnings.time.ClockReport.FOLLOWING;
import static io.churnwarnings.time.ClockReport.HOLDING;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GlobalWatermarkTest {

    private final GlobalWatermark keeper = new GlobalWatermark();

    @Test
    void takesTheSmallestOverTheReadersThatDoNotFollow() {
        report(0, 300);
        report(1, 200);
        report(2, FOLLOWING);

        assertThat(keeper.clock(3)).isEqualTo(200);
        assertThat(keeper.followers()).containsExactly(2);
    }

    @Test
    void holdsWhileAReaderHolds() {
        report(0, 300);
        report(1, HOLDING);

        assertThat(keeper.clock(2)).isEqualTo(HOLDING);
    }

    @Test
    void holdsWhileAReaderHasNotReported() {
        report(0, 300);

        assertThat(keeper.clock(2)).isEqualTo(HOLDING);
    }

    @Test
    void holdsForAReaderThatRestarts() {
        report(0, 300);
        report(1, 200);
        keeper.forget(1);

        assertThat(keeper.clock(2)).isEqualTo(HOLDING);
    }

    @Test
    void doesNotAdvanceIfAllReadersFollow() {
        report(0, FOLLOWING);
        report(1, FOLLOWING);

        assertThat(keeper.clock(2)).isEqualTo(HOLDING);
    }

    private void report(int subtask, long clock) {
        keeper.report(subtask, new ClockReport(clock));
    }
}
