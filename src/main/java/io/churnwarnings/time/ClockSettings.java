package io.churnwarnings.time;

import java.io.Serializable;
import java.time.Duration;

/**
 * The settings of a source's clock.
 *
 * @param disorder the allowed disorder of facts within a partition, at least 0
 * @param emitEvery the interval between emitted watermarks, in wall time, above 0
 * @param emitAfterRecords the number of records after which a watermark is emitted as well, above
 *     0: a fast replay passes years between two emissions by wall time, and every fact ahead of the
 *     clock has to be kept until the clock reaches it
 * @param recheckEvery the interval between checks of an empty partition, in wall time, above 0.
 *     With quiet hours it also applies to partitions that were read to their end, and to the
 *     reports of the readers
 * @param quietHours the advance of the clock without records; null if records alone move it, so
 *     that a replay is independent of its speed
 * @param wallClock the time that goes on in quiet hours. {@code recheckEvery} and the durations of
 *     {@code quietHours} are of this time, {@code emitEvery} is of the machine's own.
 * @param alignment the maximum lead in event time of a split over the slowest one, above 0; null
 *     for no limit
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
