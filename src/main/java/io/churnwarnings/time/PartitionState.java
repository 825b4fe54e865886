package io.churnwarnings.time;

/**
 * What a partition's clock remembers over restarts. When the partition was last known to be read to
 * its end is not among it: a new reader has to find that out by itself.
 *
 * @param highest as of {@link LatestRecord#highest}
 * @param lateness as of {@link LatestRecord#lateness}
 * @param reached how far the clock has come, by records or by quiet hours, before the disorder is
 *     taken off; epoch milliseconds or {@link PartitionClock#NEVER}
 * @param lastArrival the wall time at which the last record, accepted or rejected, was read, or
 *     {@link PartitionClock#NEVER}
 * @param lastSpoken the wall time at which the last accepted record was read, or {@link
 *     PartitionClock#NEVER}
 */
public record PartitionState(
        long highest, long lateness, long reached, long lastArrival, long lastSpoken) {

    /** Of a partition of which nothing has been read. */
    public static final PartitionState UNREAD =
            new PartitionState(
                    PartitionClock.NEVER,
                    0,
                    PartitionClock.NEVER,
                    PartitionClock.NEVER,
                    PartitionClock.NEVER);
}
