package io.churnwarnings.time;

import org.apache.flink.api.connector.source.SourceEvent;

/**
 * From a reader to the coordinator: the state of its partitions.
 *
 * @param newest the latest record of any of them
 * @param silent whether all of them are silent, as of {@link PartitionClock#isSilent}
 * @param hold the last outage known to the reader
 * @param asOf the reader's wall time, epoch milliseconds; {@link PartitionClock#NEVER} if it has no
 *     partition yet, {@link Long#MAX_VALUE} if it has ended
 * @param slowest the partition whose clock is furthest back, or null if there is none
 */
public record ReaderReport(
        LatestRecord newest, boolean silent, Outage hold, long asOf, Slowest slowest)
        implements SourceEvent {

    /**
     * A partition that holds the others back.
     *
     * @param clock epoch milliseconds, or {@link PartitionClock#NEVER}
     */
    public record Slowest(String splitId, long clock, ClockStatus standing)
            implements java.io.Serializable {}

    /** Whether nothing but the time has changed since. */
    public boolean saysTheSameAs(ReaderReport earlier) {
        return earlier != null
                && new ReaderReport(newest, silent, hold, earlier.asOf, slowest).equals(earlier);
    }
}
