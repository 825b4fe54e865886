package io.churnwarnings.kafka.log;

import java.util.Objects;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/**
 * A partition with the position to read from and the identity of the log in which that position
 * means something. An offset alone does not: a topic that was deleted and created again starts at
 * offset 0 with other records.
 */
final class LogSplit extends KafkaPartitionSplit {

    private final Uuid topicId;
    private final int leaderEpoch;

    /**
     * @param startingOffset the offset of the next record, or one of the markers of {@link
     *     KafkaPartitionSplit}
     * @param stoppingOffset the first offset that is not read, or {@link #NO_STOPPING_OFFSET}
     * @param topicId the topic's id, {@link Uuid#ZERO_UUID} if unknown
     * @param leaderEpoch the leader epoch of the last record that was read, negative if unknown
     */
    LogSplit(
            TopicPartition partition,
            long startingOffset,
            long stoppingOffset,
            Uuid topicId,
            int leaderEpoch) {
        super(partition, startingOffset, stoppingOffset);
        this.topicId = Objects.requireNonNull(topicId, "topicId");
        this.leaderEpoch = leaderEpoch;
    }

    /** The split with the known facts about its log; a split of another class has none. */
    static LogSplit of(KafkaPartitionSplit split) {
        return split instanceof LogSplit known
                ? known
                : new LogSplit(
                        split.getTopicPartition(),
                        split.getStartingOffset(),
                        stoppingOffset(split),
                        Uuid.ZERO_UUID,
                        -1);
    }

    LogSplit startingAt(long offset) {
        return new LogSplit(
                getTopicPartition(), offset, stoppingOffset(this), topicId, leaderEpoch);
    }

    Uuid topicId() {
        return topicId;
    }

    int leaderEpoch() {
        return leaderEpoch;
    }

    static long stoppingOffset(KafkaPartitionSplit split) {
        return split.getStoppingOffset().orElse(NO_STOPPING_OFFSET);
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other)
                && other instanceof LogSplit that
                && topicId.equals(that.topicId)
                && leaderEpoch == that.leaderEpoch;
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), topicId, leaderEpoch);
    }

    @Override
    public String toString() {
        return super.toString() + " of topic id " + topicId + ", leader epoch " + leaderEpoch;
    }
}
