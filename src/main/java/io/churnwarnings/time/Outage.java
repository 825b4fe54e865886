package io.churnwarnings.time;

import java.io.Serializable;

/**
 * A period without any record, long enough to be treated as an outage. It applies to the whole shop
 * and is decided by {@link OutageDetector}.
 *
 * <p>A partition leaves a hold only by an accepted record of its own that was read since the hold
 * began, or at the end of the grace period. A rejected record does not suffice, because it has no
 * event time.
 *
 * @param cap the upper limit of a partition's clock in quiet hours until it has an accepted record,
 *     epoch milliseconds
 * @param began the wall time at which the hold was detected, epoch milliseconds, or {@link
 *     PartitionClock#NEVER} if there was none
 * @param ended the wall time of the shop's next record, or {@link #ONGOING}
 */
public record Outage(long cap, long began, long ended) implements Serializable {

    public static final long ONGOING = Long.MAX_VALUE;

    /** There was no hold yet. */
    public static final Outage NONE =
            new Outage(Long.MAX_VALUE, PartitionClock.NEVER, PartitionClock.NEVER);

    public boolean isOngoing() {
        return ended == ONGOING;
    }

    /** Whether the hold, or the grace after it, is on at the wall time {@code asOf}. */
    public boolean isOn(long asOf, long grace) {
        return isOngoing() || began != PartitionClock.NEVER && asOf < ended + grace;
    }

    /**
     * Whether a partition is still held.
     *
     * @param lastSpoken the wall time at which its last accepted record was read, or {@link
     *     PartitionClock#NEVER}
     */
    boolean covers(long lastSpoken, long asOf, long grace) {
        return lastSpoken < began && isOn(asOf, grace);
    }

    public Outage endedAt(long asOf) {
        return new Outage(cap, began, asOf);
    }

    /** The one that is known further; of one hold, that it goes on, since this only holds. */
    public Outage orLater(Outage other) {
        return other.began > began || other.began == began && other.ended > ended ? other : this;
    }
}
