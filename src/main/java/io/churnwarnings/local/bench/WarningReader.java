package io.churnwarnings.local.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads committed warnings as soon as they can be had, and notes when that was. */
final class WarningReader implements AutoCloseable {

    private static final String TIME = "ce_time";
    private static final Duration POLL = Duration.ofMillis(20);
    private static final long MILLIS_BETWEEN_LOOKS = 100;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<Read> read = new ArrayList<>();
    private final Thread thread = new Thread(this::poll, "warning-reader");
    private volatile int count;
    private volatile boolean stopped;

    /**
     * A warning.
     *
     * @param line the instant of the line, in epoch milliseconds
     * @param at when it was read, in epoch milliseconds
     */
    record Read(long line, long at) {}

    WarningReader(String bootstrapServers, String topic) {
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers", bootstrapServers,
                                "group.id", "latency",
                                "auto.offset.reset", "earliest",
                                "isolation.level", "read_committed"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        consumer.subscribe(List.of(topic));
        thread.start();
    }

    private void poll() {
        while (!stopped) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                String line = new String(record.headers().lastHeader(TIME).value(), UTF_8);
                read.add(new Read(Instant.parse(line).toEpochMilli(), System.currentTimeMillis()));
                count++;
            }
        }
    }

    /** How many were read so far. */
    int count() {
        return count;
    }

    /** Returns when nothing new has come for so long. */
    void awaitMore(Duration patience) throws InterruptedException {
        int known = count;
        long since = System.nanoTime();
        while (System.nanoTime() - since < patience.toNanos()) {
            Thread.sleep(MILLIS_BETWEEN_LOOKS);
            if (count != known) {
                known = count;
                since = System.nanoTime();
            }
        }
    }

    /** All that was read; nothing is read any more. */
    List<Read> stop() throws InterruptedException {
        stopped = true;
        thread.join();
        return read;
    }

    @Override
    public void close() throws InterruptedException {
        stop();
        consumer.close();
    }
}
