package io.churnwarnings.kafka.client;

import io.churnwarnings.time.ClockSettings;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * The settings of a clocked Kafka source.
 *
 * @param client the source side's client settings
 * @param topics the topics to read, at least one
 * @param groupId the consumer group whose committed offsets show the progress in Kafka; the job
 *     does not depend on them
 * @param startingOffsets the position where a job without state starts
 * @param discoveryInterval the interval between checks for new partitions; zero: never. Below some
 *     minutes two overlapping discoveries can assign a partition twice (FLINK-40615).
 * @param clock the settings of the clock
 */
public record KafkaSourceSpec(
        ClientProperties client,
        List<String> topics,
        String groupId,
        StartingOffsets startingOffsets,
        Duration discoveryInterval,
        ClockSettings clock)
        implements Serializable {

    /** The same, with a clock that runs otherwise. */
    public KafkaSourceSpec with(ClockSettings other) {
        return new KafkaSourceSpec(
                client, topics, groupId, startingOffsets, discoveryInterval, other);
    }
}
