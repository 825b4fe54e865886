package io.churnwarnings.local.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.churnwarnings.codec.DecodingRules;
import io.churnwarnings.codec.FedDecoder;
import io.churnwarnings.codec.FileMark;
import io.churnwarnings.codec.ValuePreviewer;
import io.churnwarnings.codec.file.FileRecord;
import io.churnwarnings.codec.file.RecordReader;
import io.churnwarnings.codec.record.DecodedRecord;
import io.churnwarnings.codec.record.RawRecord;
import io.churnwarnings.local.cluster.LocalTopics;
import io.churnwarnings.local.cluster.PartitionRule;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Plays the shop's systems: writes records to the purchases topic, in order, each with its own
 * timestamp.
 */
final class RecordProducer implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final DecodingRules rules;
    private final FedDecoder decoder;
    private final ValuePreviewer previewer;
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private long sent;

    /** Receives the progress of writing. */
    interface Progress {

        /**
         * @param records how many so far
         * @param at the timestamp of the last, epoch milliseconds
         */
        void made(long records, long at) throws Exception;
    }

    RecordProducer(String bootstrapServers, String topic, DecodingRules rules) {
        this.topic = topic;
        this.rules = rules;
        this.decoder = new FedDecoder(rules);
        this.previewer = new ValuePreviewer(rules.mapping());
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                                true,
                                ProducerConfig.ACKS_CONFIG,
                                "all",
                                ProducerConfig.LINGER_MS_CONFIG,
                                20,
                                ProducerConfig.BATCH_SIZE_CONFIG,
                                256 * 1024,
                                ProducerConfig.BUFFER_MEMORY_CONFIG,
                                2L * LocalTopics.MAX_RECORD_BYTES,
                                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                                LocalTopics.MAX_RECORD_BYTES),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    /** Writes all records, and returns when the broker has them. */
    FedRecords write(RecordReader records, Progress progress) throws Exception {
        FedRecords fed = new FedRecords();
        for (FileRecord record = records.next(); record != null; record = records.next()) {
            // Kafka knows no time before 1970.
            long timestamp = Math.max(0, record.timestamp());
            DecodedRecord ingested =
                    decoder.decode(
                            new RawRecord(topic, 0, 0, timestamp, record.key(), record.value()),
                            record.mark());
            int partition =
                    PartitionRule.partition(
                            customer(ingested, record), record.key(), LocalTopics.PARTITIONS);
            send(partition, timestamp, record.key(), record.value(), record.mark());
            fed.add(ingested);
            progress.made(fed.records(), timestamp);
        }
        flush();
        return fed;
    }

    /** The customer of a record, even if the job will reject it; null if unreadable. */
    private String customer(DecodedRecord ingested, FileRecord record) {
        return ingested.isFact()
                ? ingested.fact().customerId()
                : previewer.preview(record.value()).customerId();
    }

    /**
     * Tells every partition that the shop is alive at {@code time}, so that the clock passes all
     * that was written.
     */
    void heartbeats(long time) throws IOException {
        // A fact that is barely young enough may come from a sender whose clock is behind.
        long occurredAt = Math.max(time, rules.oldest());
        byte[] value =
                ("{\"type\":\"heartbeat\",\"occurredAt\":" + occurredAt + "}").getBytes(UTF_8);
        for (int partition = 0; partition < LocalTopics.PARTITIONS; partition++) {
            send(partition, Math.max(0, time), null, value, FileMark.fact());
        }
        flush();
    }

    /** How many records have been written, heartbeats included. */
    long sent() {
        return sent;
    }

    private void send(int partition, long timestamp, byte[] key, byte[] value, byte[] mark) {
        sent++;
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, partition, timestamp, key, value);
        if (mark != null) {
            record.headers().add(FileMark.HEADER, mark);
        }
        producer.send(
                record,
                (metadata, e) -> {
                    if (e != null) {
                        failure.compareAndSet(null, e);
                    }
                });
    }

    private void flush() throws IOException {
        producer.flush();
        if (failure.get() != null) {
            throw new IOException("the broker did not take a record", failure.get());
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
