package io.churnwarnings.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockReporterTest {

    private static final long WALL = Instant.parse("2025-12-14T00:00:00Z").toEpochMilli();
    private static final long CLOCK = Instant.parse("2025-12-10T12:00:00Z").toEpochMilli();

    @Test
    void tellsHowFarTheClockIsBehindAndWhy() {
        assertThat(ClockReporter.line(WALL, CLOCK, 0))
                .endsWith("on the wall 2025-12-14, the clock 2025-12-10, 3.5 days behind");
        assertThat(ClockReporter.line(WALL, CLOCK, 1)).endsWith("behind: held, an outage");
        assertThat(ClockReporter.line(WALL, CLOCK, 2))
                .endsWith("behind: the grace after the outage");
    }

    @Test
    void tellsThatTheClockDoesNotRunYet() {
        assertThat(ClockReporter.line(WALL, Long.MIN_VALUE, 0)).endsWith("does not run yet");
    }
}
