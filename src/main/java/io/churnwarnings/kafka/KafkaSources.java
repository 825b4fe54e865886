package io.churnwarnings.kafka;

import io.churnwarnings.codec.record.RawRecord;
import io.churnwarnings.kafka.client.ClientProperties;
import io.churnwarnings.kafka.client.KafkaSourceSpec;
import io.churnwarnings.kafka.client.StartingOffsets;
import io.churnwarnings.kafka.log.LogCheckedSource;
import io.churnwarnings.kafka.log.LogClient;
import io.churnwarnings.time.BacklogProbe;
import io.churnwarnings.time.ElementTime;
import io.churnwarnings.time.source.ClockedSource;
import io.churnwarnings.time.source.CompleteUpToSource;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.common.TopicPartition;

/** Makes Kafka sources whose clock survives restarts and waits for unread records. */
public final class KafkaSources {

    private static final Duration BROKERS_ANSWER_WITHIN = Duration.ofSeconds(30);

    private KafkaSources() {}

    /**
     * A source that never ends.
     *
     * @param deserializer must emit exactly one element a record, in order
     * @param times the time of an element for the clock; its position is the Kafka offset
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
        LogClient client = logClient(spec.client(), spec.groupId());
        LogCheckedSource<T> source =
                LogCheckedSource.of(
                        deserializer,
                        observed ->
                                KafkaSource.<T>builder()
                                        .setProperties(spec.client().consumer())
                                        .setTopics(spec.topics())
                                        .setGroupId(spec.groupId())
                                        .setClientIdPrefix(spec.groupId())
                                        .setStartingOffsets(
                                                spec.startingOffsets().initializer(client.admin()))
                                        .setProperty(
                                                KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS
                                                        .key(),
                                                String.valueOf(spec.discoveryInterval().toMillis()))
                                        .setDeserializer(observed)
                                        .build(),
                        client,
                        logCheckEvery(spec));
        return new ClockedSource<>(
                source, times, spec.clock(), context -> source.checked(probes.create(context)));
    }

    /**
     * A source of rules and control records. It reads its topics, of one partition each, from their
     * beginnings, and its watermark says up to when everything in them is known.
     *
     * @param purchases the client, the group and the wall clock are theirs
     * @param topics the rules and control topics, at least one
     * @param notice how long before it matters everything has to be written
     */
    public static Source<RawRecord, ?, ?> instructions(
            KafkaSourceSpec purchases, List<String> topics, Duration notice) {
        Properties consumer = purchases.client().consumer();
        String groupId = purchases.groupId();
        String clientId = groupId + "-instructions";
        LogClient client = logClient(purchases.client(), clientId);
        LogCheckedSource<RawRecord> source =
                LogCheckedSource.of(
                        new RawRecordDeserializer(),
                        observed ->
                                KafkaSource.<RawRecord>builder()
                                        .setProperties(consumer)
                                        .setTopics(topics)
                                        .setGroupId(groupId)
                                        .setClientIdPrefix(clientId)
                                        .setStartingOffsets(
                                                StartingOffsets.earliest()
                                                        .initializer(client.admin()))
                                        .setProperty(
                                                KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS
                                                        .key(),
                                                "0")
                                        .setDeserializer(observed)
                                        .build(),
                        client,
                        logCheckEvery(purchases));
        // Half of the notice is reserved for clock differences: records have the timestamps of the
        // brokers.
        CompleteUpToSource.Settings settings =
                new CompleteUpToSource.Settings(
                        topics.stream().map(KafkaSources::onlySplit).collect(Collectors.toSet()),
                        notice.dividedBy(2),
                        notice,
                        purchases.clock().emitEvery(),
                        purchases.clock().recheckEvery(),
                        purchases.clock().wallClock());
        return new CompleteUpToSource<>(
                source,
                RawRecord::offset,
                settings,
                context -> source.checked(new KafkaBacklogProbe(consumer, clientId, groupId, 0)));
    }

    /**
     * Less often than checks for unread records: findings are rare, and are made at the start
     * anyway.
     */
    private static Duration logCheckEvery(KafkaSourceSpec spec) {
        return spec.clock().recheckEvery().multipliedBy(5);
    }

    private static LogClient logClient(ClientProperties client, String name) {
        return new LogClient(client.admin(BROKERS_ANSWER_WITHIN), client.consumer(), name);
    }

    private static String onlySplit(String topic) {
        return KafkaPartitionSplit.toSplitId(new TopicPartition(topic, 0));
    }
}
