package io.churnwarnings.time;

import java.io.Serializable;
import java.time.Duration;

/**
 * How the clock of a source runs.
 *
 * @param disorder how late a fact may be within its partition without being late, at least 0
 * @param emitEvery how often the clock is made known, in wall time, above 0
 * @param emitAfterRecords after how many records it is made known besides, above 0: in a fast
 *     replay, years pass between two instants of wall time, and every fact ahead of the clock has
 *     to be kept until the clock is there
 * @param recheckEvery how often a partition that was found empty is looked at again, in wall time,
 *     above 0. With quiet hours, one that was found read to its end too, and as often the readers
 *     tell each other what they know
 * @param quietHours how the clock goes on while nothing comes; null if records alone move it, so
 *     that a replay gives the same at any speed
 * @param wallClock the time that goes on in quiet hours. {@code recheckEvery} and the durations of
 *     {@code quietHours} are of this time, {@code emitEvery} is of the machine's own.
 * @param alignment how far in event time a split is read ahead of the slowest one, above 0; null:
 *     as far as it may be
 */
public record ClockSettings(
        Duration disorder,
        Duration emitEvery,
        int emitAfterRecords,
        Duration recheckEvery,
        QuietHours quietHours,
        WallClock wallClock,
        Duration alignment)
        implements Serializable {

    /**
     * @throws IllegalArgumentException naming the setting that is out of its range
     */
    public ClockSettings {
        require(!disorder.isNegative(), "disorder", disorder, "at least 0");
        require(emitEvery.toMillis() > 0, "emitEvery", emitEvery, "at least 1 ms");
        require(emitAfterRecords > 0, "emitAfterRecords", emitAfterRecords, "at least 1");
        require(recheckEvery.toMillis() > 0, "recheckEvery", recheckEvery, "at least 1 ms");
    }

    /** The clock of records alone that is made known every 200 ms, and every 1,000 records. */
    public static ClockSettings withDisorder(Duration disorder) {
        return new ClockSettings(
                disorder,
                Duration.ofMillis(200),
                1_000,
                Duration.ofSeconds(2),
                null,
                WallClock.SYSTEM,
                null);
    }

    /** The same, but going on in quiet hours. */
    public ClockSettings with(QuietHours hours) {
        return new ClockSettings(
                disorder, emitEvery, emitAfterRecords, recheckEvery, hours, wallClock, alignment);
    }

    /** The same, but with splits that keep together. */
    public ClockSettings aligned(Duration within) {
        return new ClockSettings(
                disorder, emitEvery, emitAfterRecords, recheckEvery, quietHours, wallClock, within);
    }

    private static void require(boolean holds, String name, Object value, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException(name + " is " + value + ", allowed is " + allowed);
        }
    }
}
