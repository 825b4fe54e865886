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
record ShopSigns(SignOfLife newest, long asOf, Hold hold) implements SourceEvent {

    /** Nothing is known of the others, so the clock must not go on by itself. */
    static ShopSigns unknown(Hold hold) {
        return new ShopSigns(SignOfLife.NONE, PartitionClock.NEVER, hold);
    }

    /** Together with what a reader has heard since. */
    ShopSigns with(SignOfLife heard) {
        return new ShopSigns(newest.orNewer(heard), asOf, hold);
    }
}
