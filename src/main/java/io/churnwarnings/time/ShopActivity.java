package io.churnwarnings.time;

import org.apache.flink.api.connector.source.SourceEvent;

/**
 * From the coordinator to a reader: what is known of the whole shop.
 *
 * @param newest the newest that any partition has said
 * @param asOf the wall time up to which all readers have reported, epoch milliseconds, or {@link
 *     PartitionClock#NEVER}. Nothing is concluded for any later time, so signs that are stale can
 *     only hold the clock.
 * @param hold the last outage
 */
public record ShopActivity(LatestRecord newest, long asOf, Outage hold) implements SourceEvent {

    /** Nothing is known of the others, so the clock must not go on by itself. */
    public static ShopActivity unknown(Outage hold) {
        return new ShopActivity(LatestRecord.NONE, PartitionClock.NEVER, hold);
    }

    /** Together with what a reader has heard since. */
    public ShopActivity with(LatestRecord heard) {
        return new ShopActivity(newest.orNewer(heard), asOf, hold);
    }
}
