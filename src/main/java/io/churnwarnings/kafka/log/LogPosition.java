package io.churnwarnings.kafka.log;

import org.apache.kafka.common.TopicPartition;

/**
 * A position about which the brokers are asked.
 *
 * @param offset the offset of the next record, negative if nothing has been read
 * @param leaderEpoch the leader epoch of the record before, negative if it is unknown or need not
 *     be checked
 */
record LogPosition(TopicPartition partition, long offset, int leaderEpoch) {}
