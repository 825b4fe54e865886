package io.churnwarnings.local;

import io.churnwarnings.codec.record.RawRecord;
import io.churnwarnings.tools.doctor.shape.Sampled;
import io.churnwarnings.tools.input.UsageException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The oldest records of a topic, the same share of each partition. Leaves no trace on the broker.
 */
final class TopicHead implements Sampled {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Properties client;
    private final String topic;

    private TopicHead(Properties client, String topic) {
        this.client = client;
        this.topic = topic;
    }

    static Sampled of(
            String bootstrapServers, String topic, Path config, Map<String, String> settings) {
        Properties client = new LocalJobs(config, settings, null).consumer(bootstrapServers);
        client.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        client.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        client.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        client.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return new TopicHead(client, topic);
    }

    @Override
    public void read(long most, Taker taker) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<PartitionInfo> partitions = consumer.partitionsFor(topic);
            if (partitions == null || partitions.isEmpty()) {
                throw new UsageException("--topic: there is no topic " + topic);
            }
            long each = Math.max(1, most / partitions.size());
            for (PartitionInfo partition : partitions) {
                read(consumer, new TopicPartition(topic, partition.partition()), each, taker);
            }
        } catch (KafkaException e) {
            throw new UsageException(
                    "--topic: %s cannot be read: %s; churn.source.kafka.* has the client's settings"
                            .formatted(topic, e.getMessage()));
        }
    }

    private static void read(
            KafkaConsumer<byte[], byte[]> consumer, TopicPartition from, long most, Taker taker) {
        consumer.assign(List.of(from));
        consumer.seekToBeginning(List.of(from));
        long end = new HashMap<>(consumer.endOffsets(List.of(from))).get(from);
        long taken = 0;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (taken < most && consumer.position(from) < end && System.nanoTime() < deadline) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL).records(from)) {
                deadline = System.nanoTime() + PATIENCE.toNanos();
                if (taken++ < most) {
                    taker.take(
                            new RawRecord(
                                    record.topic(),
                                    record.partition(),
                                    record.offset(),
                                    record.timestamp(),
                                    record.key(),
                                    record.value()));
                }
            }
        }
    }
}
