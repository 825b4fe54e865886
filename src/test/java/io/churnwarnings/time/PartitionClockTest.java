package io.churnwarnings.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartitionClockTest {

    private static final long DISORDER = 300_000;
    private static final long NOON = 1_772_366_400_000L;
    private static final long WALL = 1_800_000_000_000L;

    private final PartitionClock clock =
            new PartitionClock(DISORDER, PartitionClock.NEVER, PartitionClock.NEVER);

    @Test
    void standsNowhereUntilAnAcceptedRecordIsHeard() {
        clock.rejected(WALL);

        assertThat(clock.heard()).isFalse();
        assertThat(clock.watermark()).isEqualTo(PartitionClock.NEVER);
        assertThat(clock.lastArrival()).isEqualTo(WALL);
    }

    @Test
    void standsTheDisorderAndOneMillisecondBeforeTheHighestTime() {
        clock.accepted(NOON, WALL);

        assertThat(clock.watermark()).isEqualTo(NOON - DISORDER - 1);
    }

    @Test
    void neverGoesBack() {
        clock.accepted(NOON, WALL);
        clock.accepted(NOON - 86_400_000, WALL - 1);

        assertThat(clock.highest()).isEqualTo(NOON);
        assertThat(clock.lastArrival()).isEqualTo(WALL);
    }

    @Test
    void goesOnWhereAnEarlierRunStopped() {
        PartitionClock restored = new PartitionClock(DISORDER, NOON, WALL);
        assertThat(restored.heard()).isTrue();

        restored.accepted(NOON - 1, WALL + 5);

        assertThat(restored.watermark()).isEqualTo(NOON - DISORDER - 1);
        assertThat(restored.lastArrival()).isEqualTo(WALL + 5);
    }

    @Test
    void runsBeforeTheEpochToo() {
        clock.accepted(-62_135_596_800_000L, WALL);

        assertThat(clock.watermark()).isEqualTo(-62_135_596_800_000L - DISORDER - 1);
    }
}
