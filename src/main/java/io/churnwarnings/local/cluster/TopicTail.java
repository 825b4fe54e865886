package io.churnwarnings.local.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic from its beginning as it grows, committed records only, on a thread of its own. */
public final class TopicTail implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final long PATIENCE_MILLIS = 60_000;

    /** Takes records on the reading thread. */
    public interface Taker {
        void take(ConsumerRecord<byte[], byte[]> record) throws IOException;
    }

    private final String topic;
    private final LocalTopics topics;
    private final Taker taker;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;
    private volatile Map<TopicPartition, Long> end;
    private volatile boolean closed;
    private volatile Exception failure;

    public TopicTail(String bootstrapServers, String topic, LocalTopics topics, Taker taker) {
        this.topic = topic;
        this.topics = topics;
        this.taker = taker;
        this.consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_committed",
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                                5_000),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        this.thread = new Thread(this::read, "tail-of-" + topic);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Returns when everything has been read that was committed until now. No producer may be
     * writing any more.
     */
    public void readToEnd() throws Exception {
        long deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
        Map<TopicPartition, Long> committed = topics.committedEnd(topic);
        while (committed == null) {
            if (System.currentTimeMillis() > deadline) {
                throw new TimeoutException(topic + " still has open transactions");
            }
            Thread.sleep(50);
            committed = topics.committedEnd(topic);
        }
        end = committed;
        thread.join();
        if (failure != null) {
            throw new IOException("reading " + topic + " failed", failure);
        }
    }

    private void read() {
        try (consumer) {
            List<TopicPartition> partitions = LocalTopics.partitions(topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!closed && !atEnd()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    taker.take(record);
                }
            }
        } catch (Exception e) {
            failure = e;
        }
    }

    private boolean atEnd() {
        Map<TopicPartition, Long> goal = end;
        return goal != null
                && goal.entrySet().stream()
                        .allMatch(limit -> consumer.position(limit.getKey()) >= limit.getValue());
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
    }
}
