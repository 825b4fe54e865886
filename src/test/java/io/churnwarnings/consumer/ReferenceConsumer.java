package io.churnwarnings.consumer;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * How to read warnings so that each is acted on once: committed records alone, what was made of
 * them saved first, the offsets committed after it.
 */
final class ReferenceConsumer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final WarningInbox inbox;

    ReferenceConsumer(String bootstrapServers, String topic, String group, Path file)
            throws IOException {
        inbox = new WarningInbox(file);
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers", bootstrapServers,
                                "group.id", group,
                                "isolation.level", "read_committed",
                                "auto.offset.reset", "earliest",
                                "enable.auto.commit", "false"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        consumer.subscribe(List.of(topic));
    }

    /** Reads what has come; returns how many records that were. */
    int poll() throws IOException {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        for (ConsumerRecord<byte[], byte[]> record : records) {
            inbox.take(JSON.readTree(record.value()));
        }
        inbox.save();
        return records.count();
    }

    /** Says that what was read need not be read again. */
    void commit() {
        consumer.commitSync();
    }

    WarningInbox inbox() {
        return inbox;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
