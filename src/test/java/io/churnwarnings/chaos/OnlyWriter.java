package io.churnwarnings.chaos;

import io.churnwarnings.testkit.cluster.KafkaView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes each record once and in order, as the only writer of a topic, through every death of the
 * broker, and compares the topic with the sent records.
 */
final class OnlyWriter implements AutoCloseable {

    private final KafkaView kafka;
    private final String topic;
    private final List<List<ProducerRecord<byte[], byte[]>>> records = new ArrayList<>();
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private volatile long acknowledgedAt = System.nanoTime();

    OnlyWriter(KafkaView kafka, String topic, int partitions) {
        this.kafka = kafka;
        this.topic = topic;
        for (int partition = 0; partition < partitions; partition++) {
            records.add(new ArrayList<>());
        }
        producer = kafka.patientProducer();
    }

    synchronized void send(ProducerRecord<byte[], byte[]> record) {
        records.get(record.partition()).add(record);
        producer.send(
                record,
                (metadata, e) -> {
                    if (e == null) {
                        acknowledgedAt = System.nanoTime();
                    } else {
                        failure.compareAndSet(null, e);
                    }
                });
    }

    /**
     * Returns when the topic holds all records.
     *
     * @throws SpoiledFeedException if the topic does not hold exactly the sent records, which makes
     *     the round inconclusive
     */
    synchronized void flush() throws SpoiledFeedException {
        producer.flush();
        if (failure.get() != null) {
            throw new SpoiledFeedException(topic + ": a record was given up", failure.get());
        }
        int[] next = new int[records.size()];
        for (ConsumerRecord<byte[], byte[]> read :
                kafka.records(topic, records.size(), "read_uncommitted")) {
            List<ProducerRecord<byte[], byte[]>> sent = records.get(read.partition());
            int i = next[read.partition()]++;
            if (i >= sent.size()
                    || !Arrays.equals(sent.get(i).key(), read.key())
                    || !Arrays.equals(sent.get(i).value(), read.value())) {
                throw new SpoiledFeedException(
                        "%s-%d: another record than was sent, or in another order, at offset %d"
                                .formatted(topic, read.partition(), read.offset()),
                        null);
            }
        }
        for (int partition = 0; partition < next.length; partition++) {
            if (next[partition] != records.get(partition).size()) {
                throw new SpoiledFeedException(
                        "%s-%d: %d of %d records"
                                .formatted(
                                        topic,
                                        partition,
                                        next[partition],
                                        records.get(partition).size()),
                        null);
            }
        }
    }

    /** When the broker last confirmed a record, on the clock of {@link System#nanoTime}. */
    long acknowledgedAt() {
        return acknowledgedAt;
    }

    /** Partition and offset of the records that have no key. */
    synchronized Set<String> withoutKey() {
        Set<String> places = new HashSet<>();
        for (int partition = 0; partition < records.size(); partition++) {
            for (int offset = 0; offset < records.get(partition).size(); offset++) {
                if (records.get(partition).get(offset).key() == null) {
                    places.add(partition + ":" + offset);
                }
            }
        }
        return places;
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
