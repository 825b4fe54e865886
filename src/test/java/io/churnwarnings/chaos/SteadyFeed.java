package io.churnwarnings.chaos;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Writes records at a steady pace, through every death of the broker. */
final class SteadyFeed implements AutoCloseable {

    private static final long FLOWING_NANOS = 1_000_000_000L;

    private final KafkaProducer<byte[], byte[]> producer;
    private final List<ProducerRecord<byte[], byte[]>> records;
    private final Thread thread = new Thread(this::run, "steady-feed");
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final Set<String> withoutKey = ConcurrentHashMap.newKeySet();
    private volatile long pauseNanos;
    private volatile long latestNanos = System.nanoTime();
    private volatile boolean closed;

    /** Takes over the producer. */
    SteadyFeed(
            KafkaProducer<byte[], byte[]> producer,
            List<ProducerRecord<byte[], byte[]>> records,
            int perSecond) {
        this.producer = producer;
        this.records = records;
        pauseNanos = 1_000_000_000L / perSecond;
        thread.start();
    }

    private void run() {
        long next = System.nanoTime();
        for (ProducerRecord<byte[], byte[]> record : records) {
            next = Math.max(next, System.nanoTime() - FLOWING_NANOS) + pauseNanos;
            while (pauseNanos > 0 && System.nanoTime() < next) {
                LockSupport.parkNanos(next - System.nanoTime());
            }
            if (closed) {
                return;
            }
            producer.send(record, (metadata, e) -> acknowledge(record, metadata, e));
        }
    }

    private void acknowledge(
            ProducerRecord<byte[], byte[]> record, RecordMetadata metadata, Exception e) {
        if (e != null) {
            failure.compareAndSet(null, e);
            return;
        }
        if (record.key() == null) {
            withoutKey.add(metadata.partition() + ":" + metadata.offset());
        }
        latestNanos = System.nanoTime();
        acknowledged.incrementAndGet();
    }

    /** Whether records have come lately, and more will. */
    boolean isFlowing() {
        return thread.isAlive()
                && pauseNanos > 0
                && System.nanoTime() - latestNanos < FLOWING_NANOS;
    }

    boolean isAtItsEnd() {
        return !thread.isAlive();
    }

    /** Writes what is left without a pause and returns when the broker has all. */
    void finish() throws Exception {
        pauseNanos = 0;
        LockSupport.unpark(thread);
        thread.join();
        producer.flush();
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    /** Partition and offset of the acknowledged records that have no key. */
    Set<String> withoutKey() {
        return withoutKey;
    }

    int acknowledged() {
        return acknowledged.get();
    }

    @Override
    public void close() {
        closed = true;
        pauseNanos = 0;
        LockSupport.unpark(thread);
        producer.close();
    }
}
