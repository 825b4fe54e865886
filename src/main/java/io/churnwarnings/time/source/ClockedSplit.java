package io.churnwarnings.time.source;

import io.churnwarnings.time.Outage;
import io.churnwarnings.time.PartitionState;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * A split together with its clock, so that the clock goes wherever its split goes: into
 * checkpoints, through restarts, and to another subtask when the job is rescaled.
 *
 * @param split the wrapped source's own split
 * @param state where its clock stands
 * @param hold the shop's last outage, which every split remembers because any of them may be all
 *     that a reader gets
 */
public record ClockedSplit<S extends SourceSplit>(S split, PartitionState state, Outage hold)
        implements SourceSplit {

    /** A split of which nothing has been read. */
    public static <S extends SourceSplit> ClockedSplit<S> unread(S split) {
        return new ClockedSplit<>(split, PartitionState.UNREAD, Outage.NONE);
    }

    @Override
    public String splitId() {
        return split.splitId();
    }
}
