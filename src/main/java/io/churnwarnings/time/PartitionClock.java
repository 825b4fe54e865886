package io.churnwarnings.time;

/**
 * The clock of one partition: the highest time that its accepted records have proven, less the
 * disorder that is tolerated among them. Plain arithmetic: every time is handed in. It never goes
 * back.
 */
public final class PartitionClock {

    /** No record of the kind in question has been read yet. */
    public static final long NEVER = Long.MIN_VALUE;

    private final long disorder;
    private long highest;
    private long lastArrival;

    /**
     * A clock as it stood earlier.
     *
     * @param disorder milliseconds, at least 0
     * @param highest epoch milliseconds as of {@link #highest}, or {@link #NEVER}
     * @param lastArrival epoch milliseconds as of {@link #lastArrival}, or {@link #NEVER}
     */
    public PartitionClock(long disorder, long highest, long lastArrival) {
        this.disorder = disorder;
        this.highest = highest;
        this.lastArrival = lastArrival;
    }

    /**
     * An accepted record was read.
     *
     * @param observed the time it proves to have come, epoch milliseconds
     * @param now the wall time, epoch milliseconds
     */
    public void accepted(long observed, long now) {
        highest = Math.max(highest, observed);
        lastArrival = Math.max(lastArrival, now);
    }

    /** A record was read at the wall time {@code now} that says nothing about time. */
    public void rejected(long now) {
        lastArrival = Math.max(lastArrival, now);
    }

    /** Whether an accepted record has ever been read, in this run or an earlier one. */
    public boolean heard() {
        return highest != NEVER;
    }

    /** The highest time proven so far, epoch milliseconds, or {@link #NEVER}. */
    public long highest() {
        return highest;
    }

    /**
     * The wall time at which the last record, accepted or rejected, was read, or {@link #NEVER}.
     */
    public long lastArrival() {
        return lastArrival;
    }

    /**
     * Where the clock stands: no record at or before it is expected any more. {@link #NEVER} while
     * nothing was heard.
     */
    public long watermark() {
        return heard() ? highest - disorder - 1 : NEVER;
    }
}
