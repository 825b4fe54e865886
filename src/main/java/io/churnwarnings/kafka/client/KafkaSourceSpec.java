package io.churnwarnings.kafka.client;

import io.churnwarnings.time.ClockSettings;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * What a clocked Kafka source is made of.
 *
 * @param client the source side's client settings
 * @param topics the topics to read, at least one
 * @param groupId the consumer group under which progress is shown in Kafka; the job itself does not
 *     rely on it
 * @param startingOffsets where to begin without state
 * @param discoveryInterval how often new partitions are looked for; zero: never. Shorter than
 *     minutes is asking for trouble: two overlapping discoveries can assign a partition twice
 *     (FLINK-40615).
 * @param clock how the clock runs
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
