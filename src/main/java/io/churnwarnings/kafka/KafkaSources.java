package io.churnwarnings.kafka;

import io.churnwarnings.time.BacklogProbe;
import io.churnwarnings.time.ClockedSource;
import io.churnwarnings.time.ElementTime;
import java.util.Properties;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;

/** Makes Kafka sources whose clock survives restarts and waits for unread records. */
public final class KafkaSources {

    private KafkaSources() {}

    /**
     * A source that never ends.
     *
     * @param deserializer must emit exactly one element a record, in order
     * @param times what the clock takes from an element; its position is the Kafka offset
     */
    public static <T> ClockedSource<T, KafkaPartitionSplit, KafkaSourceEnumState> clocked(
            KafkaSourceSpec spec,
            KafkaRecordDeserializationSchema<T> deserializer,
            ElementTime<T> times) {
        Properties consumer = spec.client().consumer();
        String groupId = spec.groupId();
        return clocked(
                spec,
                deserializer,
                times,
                context -> new KafkaBacklogProbe(consumer, groupId, context.getIndexOfSubtask()));
    }

    static <T> ClockedSource<T, KafkaPartitionSplit, KafkaSourceEnumState> clocked(
            KafkaSourceSpec spec,
            KafkaRecordDeserializationSchema<T> deserializer,
            ElementTime<T> times,
            BacklogProbe.Factory<KafkaPartitionSplit> probes) {
        KafkaSource<T> source =
                KafkaSource.<T>builder()
                        .setProperties(spec.client().consumer())
                        .setTopics(spec.topics())
                        .setGroupId(spec.groupId())
                        .setClientIdPrefix(spec.groupId())
                        .setStartingOffsets(spec.startingOffsets().initializer())
                        .setProperty(
                                KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(),
                                String.valueOf(spec.discoveryInterval().toMillis()))
                        .setDeserializer(deserializer)
                        .build();
        return new ClockedSource<>(source, times, spec.clock(), probes);
    }
}
