package io.churnwarnings.kafka.log;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out behind which positions there are only markers of transactions and aborted records. A
 * position never passes those by itself, so once they are deleted it would look as if records had
 * been.
 */
final class LogTails {

    private static final Logger LOG = LoggerFactory.getLogger(LogTails.class);
    private static final String FETCH_BYTES = "65536";
    private static final Duration POLL = Duration.ofMillis(500);

    private final Properties properties;
    private final Duration patience;

    /**
     * The part of a log after a position.
     *
     * @param from the position
     * @param end the end of the log, open transactions included
     */
    record Tail(long from, long end) {}

    /**
     * @param consumer settings of a consumer
     * @param clientId its name
     * @param patience for all partitions together
     */
    LogTails(Properties consumer, String clientId, Duration patience) {
        this.patience = patience;
        properties = LogClient.looker(consumer, clientId);
        properties.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // One record is enough to know that the tail is not empty.
        properties.setProperty(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
    }

    /**
     * Reads the tails.
     *
     * @return those that hold no record that was or may yet be committed; those that could not be
     *     read are not among them
     */
    Set<TopicPartition> withoutRecords(Map<TopicPartition, Tail> tails) {
        Set<TopicPartition> empty = new HashSet<>();
        if (tails.isEmpty()) {
            return empty;
        }
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            read(consumer, new HashMap<>(tails), empty);
        } catch (KafkaException e) {
            LOG.debug("Cannot read what lies behind {}.", tails, e);
        }
        return empty;
    }

    private void read(
            KafkaConsumer<byte[], byte[]> consumer,
            Map<TopicPartition, Tail> left,
            Set<TopicPartition> empty) {
        long deadline = System.nanoTime() + patience.toNanos();
        Map<TopicPartition, Long> decided = consumer.endOffsets(left.keySet(), patience);
        left.entrySet().removeIf(tail -> decided.get(tail.getKey()) < tail.getValue().end());
        consumer.assign(left.keySet());
        left.forEach((partition, tail) -> consumer.seek(partition, tail.from()));
        while (!left.isEmpty() && System.nanoTime() < deadline) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                Tail tail = left.get(partition);
                if (tail != null && record.offset() < tail.end()) {
                    left.remove(partition);
                    consumer.pause(List.of(partition));
                }
            }
            left.entrySet()
                    .removeIf(
                            tail ->
                                    consumer.position(tail.getKey(), patience)
                                                    >= tail.getValue().end()
                                            && empty.add(tail.getKey()));
        }
    }
}
