package io.churnwarnings.time;

import org.apache.flink.api.connector.source.SourceEvent;

/**
 * From a reader to the coordinator: where its clock stands by its records.
 *
 * @param clock epoch milliseconds, or {@link #HOLDING}, or {@link #FOLLOWING}
 */
public record ClockReport(long clock) implements SourceEvent {

    /**
     * The reader waits for a partition without a record or proof of emptiness: the clock of the job
     * must not advance.
     */
    public static final long HOLDING = Long.MIN_VALUE;

    /**
     * The reader found its partitions empty, or read them to their end: it goes on with the others.
     */
    public static final long FOLLOWING = Long.MAX_VALUE;

    /** Whether the clock differs by more than this from the last report. */
    public boolean isFarFrom(ClockReport last, long millis) {
        return last == null || Math.abs((double) clock - last.clock) > millis;
    }

    public boolean follows() {
        return clock == FOLLOWING;
    }
}
