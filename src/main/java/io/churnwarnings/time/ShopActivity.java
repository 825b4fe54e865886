package io.churnwarnings.time;

import org.apache.flink.api.connector.source.SourceEvent;

/**
 * From the coordinator to a reader: the state of the whole shop.
 *
 * @param newest the latest record of any partition
 * @param asOf the wall time up to which all readers have reported, epoch milliseconds, or {@link
 *     PartitionClock#NEVER}. Nothing is concluded for any later time, so stale reports can only
 *     hold the clock.
 * @param hold the last outage
 */
public record ShopActivity(LatestRecord newest, long asOf, Outage hold) implements SourceEvent {

    /** Nothing is known of the others, so the clock must not go on by itself. */
    public static ShopActivity unknown(Outage hold) {
        return new ShopActivity(LatestRecord.NONE, PartitionClock.NEVER, hold);
    }

    /** Combined with a reader's latest record. */
    public ShopActivity with(LatestRecord heard) {
        return new ShopActivity(newest.orNewer(heard), asOf, hold);
    }
}
