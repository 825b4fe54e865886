package io.churnwarnings.chaos;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes records at a steady pace. The last of them come slowly until {@link #finish}, so that the
 * feed outlasts the faults on a slow machine, too.
 */
final class SteadyFeed implements AutoCloseable {

    private static final long FLOWING_NANOS = 1_000_000_000L;
    private static final long SLOW_NANOS = 200_000_000L;

    private final OnlyWriter writer;
    private final List<ProducerRecord<byte[], byte[]>> records;
    private final int slowFrom;
    private final Thread thread = new Thread(this::run, "steady-feed");
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private volatile long pauseNanos;
    private volatile boolean closed;

    SteadyFeed(OnlyWriter writer, List<ProducerRecord<byte[], byte[]>> records, int perSecond) {
        this.writer = writer;
        this.records = records;
        slowFrom = records.size() * 3 / 4;
        pauseNanos = 1_000_000_000L / perSecond;
        thread.start();
    }

    private void run() {
        try {
            write();
        } catch (Exception e) {
            failure.set(e);
        }
    }

    private void write() throws Exception {
        long next = System.nanoTime();
        for (int i = 0; i < records.size() && !closed; i++) {
            next = Math.max(next, System.nanoTime() - FLOWING_NANOS) + pause(i);
            while (pauseNanos > 0 && System.nanoTime() < next) {
                LockSupport.parkNanos(next - System.nanoTime());
            }
            writer.send(records.get(i));
        }
    }

    private long pause(int record) {
        return pauseNanos > 0 && record >= slowFrom ? SLOW_NANOS : pauseNanos;
    }

    /** Whether records have come lately, and more will. */
    boolean isFlowing() {
        return thread.isAlive()
                && pauseNanos > 0
                && System.nanoTime() - writer.acknowledgedAt() < FLOWING_NANOS;
    }

    boolean isAtItsEnd() {
        return !thread.isAlive();
    }

    /** Writes the remaining records without a pause and returns when the broker has all. */
    void finish() throws Exception {
        pauseNanos = 0;
        LockSupport.unpark(thread);
        thread.join();
        if (failure.get() != null) {
            throw failure.get();
        }
        writer.flush();
    }

    @Override
    public void close() {
        closed = true;
        pauseNanos = 0;
        LockSupport.unpark(thread);
    }
}
