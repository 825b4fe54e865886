package io.churnwarnings.time;

import java.io.Serializable;

/**
 * The newest accepted record of a partition or of all partitions.
 *
 * @param highest the highest time that an accepted record has proven, epoch milliseconds, or {@link
 *     PartitionClock#NEVER}
 * @param lateness how long after it had happened that record was written, milliseconds, at least 0
 */
public record LatestRecord(long highest, long lateness) implements Serializable {

    /** No accepted record was received. */
    public static final LatestRecord NONE = new LatestRecord(PartitionClock.NEVER, 0);

    boolean isNone() {
        return highest == PartitionClock.NEVER;
    }

    /**
     * The newer of the two. Of two records of one time the one that came later counts: the next one
     * may take as long.
     */
    public LatestRecord orNewer(LatestRecord other) {
        return other.isNewerThan(highest, lateness) ? other : this;
    }

    boolean isNewerThan(long otherHighest, long otherLateness) {
        return highest > otherHighest || highest == otherHighest && lateness > otherLateness;
    }

    /**
     * The time as of which everything that comes no later than this record did has come.
     *
     * @param asOf a wall time, epoch milliseconds, at least 0
     */
    long settledAsOf(long asOf) {
        return asOf - lateness;
    }
}
