package io.churnwarnings.kafka.log;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/**
 * A position about which the brokers are asked.
 *
 * @param topicId the id of the topic that was read, {@link Uuid#ZERO_UUID} if unknown
 * @param offset the offset of the next record, negative if nothing has been read
 * @param leaderEpoch the leader epoch of the record before, negative if it is unknown or need not
 *     be checked
 * @param quiet whether nothing was read since the last question
 */
record LogPosition(
        TopicPartition partition, Uuid topicId, long offset, int leaderEpoch, boolean quiet) {

    /** Whether the log of a topic with the given id may be that which was read. */
    boolean mayBeOf(Uuid otherId) {
        return topicId.equals(Uuid.ZERO_UUID)
                || otherId.equals(Uuid.ZERO_UUID)
                || topicId.equals(otherId);
    }
}
