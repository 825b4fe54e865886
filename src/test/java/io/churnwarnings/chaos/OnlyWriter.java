package io.churnwarnings.chaos;

import io.churnwarnings.testkit.cluster.KafkaView;
import io.churnwarnings.testkit.cluster.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes each record once and in order, as the only writer of a topic, through every death of the
 * broker. A producer that gives up on a record is replaced: the end of each partition then tells
 * which records are missing.
 */
final class OnlyWriter implements AutoCloseable {

    private static final int MOST_PRODUCERS = 6;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** So long no partition may grow before its end counts. */
    private static final long SETTLED_NANOS = 2_000_000_000L;

    private final KafkaView kafka;
    private final String topic;
    private final List<List<ProducerRecord<byte[], byte[]>>> records = new ArrayList<>();
    private Attempt attempt;
    private int attempts;
    private volatile long acknowledgedAt = System.nanoTime();

    /** A producer, and the first failure of its records. */
    private record Attempt(
            KafkaProducer<byte[], byte[]> producer, AtomicReference<Exception> failure) {}

    OnlyWriter(KafkaView kafka, String topic, int partitions) {
        this.kafka = kafka;
        this.topic = topic;
        for (int partition = 0; partition < partitions; partition++) {
            records.add(new ArrayList<>());
        }
        begin();
    }

    private void begin() {
        attempts++;
        attempt = new Attempt(kafka.patientProducer(), new AtomicReference<>());
    }

    synchronized void send(ProducerRecord<byte[], byte[]> record) throws Exception {
        records.get(record.partition()).add(record);
        if (attempt.failure().get() == null) {
            sendNow(record);
        } else {
            resume();
        }
    }

    private void sendNow(ProducerRecord<byte[], byte[]> record) {
        AtomicReference<Exception> failure = attempt.failure();
        attempt.producer()
                .send(
                        record,
                        (metadata, e) -> {
                            if (e == null) {
                                acknowledgedAt = System.nanoTime();
                            } else {
                                failure.compareAndSet(null, e);
                            }
                        });
    }

    /** Returns when the broker has all records. */
    synchronized void flush() throws Exception {
        attempt.producer().flush();
        while (attempt.failure().get() != null) {
            resume();
            attempt.producer().flush();
        }
        List<Long> expected = records.stream().map(all -> (long) all.size()).toList();
        List<Long> ends = kafka.ends(topic, records.size());
        if (!ends.equals(expected)) {
            throw new IllegalStateException(topic + " ends at " + ends + ", not at " + expected);
        }
    }

    private void resume() throws Exception {
        Exception failure = attempt.failure().get();
        if (attempts == MOST_PRODUCERS) {
            throw failure;
        }
        System.out.println(topic + ": a new producer after " + failure);
        attempt.producer().close(Duration.ZERO);
        List<Long> ends = settledEnds();
        begin();
        for (int partition = 0; partition < ends.size(); partition++) {
            List<ProducerRecord<byte[], byte[]>> all = records.get(partition);
            all.subList(Math.toIntExact(ends.get(partition)), all.size()).forEach(this::sendNow);
        }
    }

    /** What the old producer had on its way has arrived by then. */
    private List<Long> settledEnds() throws Exception {
        List<Long> ends = new ArrayList<>();
        long[] since = {System.nanoTime()};
        Waiting.until(
                "the ends of " + topic,
                PATIENCE,
                () -> {
                    List<Long> now = kafka.ends(topic, records.size());
                    if (!now.equals(ends)) {
                        ends.clear();
                        ends.addAll(now);
                        since[0] = System.nanoTime();
                    }
                    return System.nanoTime() - since[0] > SETTLED_NANOS;
                });
        return ends;
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
        attempt.producer().close(Duration.ZERO);
    }
}
