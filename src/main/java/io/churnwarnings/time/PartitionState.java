package io.churnwarnings.time;

/**
 * The state of a partition's clock in checkpoints. The time at which the partition was last read to
 * its end is not part of it: a new reader has to determine that itself.
 *
 * @param highest as of {@link LatestRecord#highest}
 * @param lateness as of {@link LatestRecord#lateness}
 * @param reached the clock's position by records or by quiet hours, before the disorder is
 *     subtracted; epoch milliseconds or {@link PartitionClock#NEVER}
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
