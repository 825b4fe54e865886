package io.churnwarnings.time;

import org.apache.flink.api.connector.source.SourceSplit;

/**
 * A split together with its clock, so that the clock goes wherever its split goes: into
 * checkpoints, through restarts, and to another subtask when the job is rescaled.
 *
 * @param split the wrapped source's own split
 * @param highest as {@link PartitionClock#highest}
 * @param lastArrival as {@link PartitionClock#lastArrival}
 */
public record ClockedSplit<S extends SourceSplit>(S split, long highest, long lastArrival)
        implements SourceSplit {

    /** A split of which nothing has been read. */
    public static <S extends SourceSplit> ClockedSplit<S> unread(S split) {
        return new ClockedSplit<>(split, PartitionClock.NEVER, PartitionClock.NEVER);
    }

    @Override
    public String splitId() {
        return split.splitId();
    }
}
