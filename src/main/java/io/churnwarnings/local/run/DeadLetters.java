package io.churnwarnings.local.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the letters of the dead-letter topic. A letter that was cut to fit the topic is completed
 * from the record that it is about.
 */
final class DeadLetters implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaConsumer<byte[], byte[]> originals;

    DeadLetters(String bootstrapServers) {
        this.originals =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                                1),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
    }

    /** The content of a dead letter; key and value in base64, or null. */
    ObjectNode read(ConsumerRecord<byte[], byte[]> letter) throws IOException {
        boolean cut = has(letter, "truncated-from") || has(letter, "key-truncated-from");
        ConsumerRecord<byte[], byte[]> whole = cut ? original(letter) : letter;
        ObjectNode line = OutFile.JSON.createObjectNode();
        line.put("reason", header(letter, "reason"));
        line.put("detail", header(letter, "detail"));
        line.put("key", whole.key());
        line.put("value", whole.value());
        return line;
    }

    private ConsumerRecord<byte[], byte[]> original(ConsumerRecord<byte[], byte[]> letter)
            throws IOException {
        TopicPartition partition =
                new TopicPartition(
                        header(letter, "source-topic"),
                        Integer.parseInt(header(letter, "source-partition")));
        long offset = Long.parseLong(header(letter, "source-offset"));
        originals.assign(List.of(partition));
        originals.seek(partition, offset);
        ConsumerRecords<byte[], byte[]> found = originals.poll(PATIENCE);
        for (ConsumerRecord<byte[], byte[]> record : found) {
            if (record.offset() == offset) {
                return record;
            }
        }
        throw new IOException("no record at offset " + offset + " of " + partition);
    }

    private static boolean has(ConsumerRecord<byte[], byte[]> letter, String header) {
        return letter.headers().lastHeader(header) != null;
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    @Override
    public void close() {
        originals.close();
    }
}
