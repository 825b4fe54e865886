package io.churnwarnings.kafka;

import io.churnwarnings.time.BacklogProbe;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for unread records with its own consumer, on its own thread, which starts with the first
 * question. The consumer must read: after a transactional producer the end offset lies beyond the
 * last record, because transaction markers and aborted records have offsets, too. A partition with
 * an open transaction counts as not read to its end, because the transaction may still be
 * committed.
 */
public final class KafkaBacklogProbe implements BacklogProbe<KafkaPartitionSplit> {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaBacklogProbe.class);

    /**
     * Where the log was truncated, the reader's position does not show how much is left to read.
     */
    private static final long OUT_OF_REACH = Long.MAX_VALUE - 1;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(500);

    private final Properties properties;
    private final ExecutorService thread;
    private volatile KafkaConsumer<byte[], byte[]> consumer;
    private KafkaConsumer<byte[], byte[]> uncommitted;
    private volatile boolean closed;

    /**
     * @param consumerProperties as the source's own consumer has them
     * @param groupId the source's group, whose committed offsets may be where a partition is read
     *     from
     * @param subtask index of the subtask, for the client's name
     */
    public KafkaBacklogProbe(Properties consumerProperties, String groupId, int subtask) {
        this(consumerProperties, groupId, groupId, subtask);
    }

    /** The same, for a client that is not called as its group is. */
    KafkaBacklogProbe(Properties consumerProperties, String clientId, String groupId, int subtask) {
        String name = clientId + "-probe-" + subtask;
        properties = new Properties();
        properties.putAll(consumerProperties);
        properties.setProperty(ConsumerConfig.GROUP_ID_CONFIG, groupId);
        properties.setProperty(ConsumerConfig.CLIENT_ID_CONFIG, name);
        properties.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        properties.setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "1");
        thread =
                Executors.newSingleThreadExecutor(
                        task -> {
                            Thread created = new Thread(task, name);
                            created.setDaemon(true);
                            created.setContextClassLoader(KafkaBacklogProbe.class.getClassLoader());
                            return created;
                        });
    }

    @Override
    public CompletableFuture<Long> endOf(KafkaPartitionSplit split, long next) {
        try {
            return CompletableFuture.supplyAsync(() -> answer(split, next), thread);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        KafkaConsumer<byte[], byte[]> asking = consumer;
        if (asking != null) {
            asking.wakeup();
        }
        thread.execute(this::discard);
        thread.shutdown();
        if (!thread.awaitTermination(POLL.toMillis() * 4, TimeUnit.MILLISECONDS)) {
            thread.shutdownNow();
        }
    }

    private long answer(KafkaPartitionSplit split, long next) {
        try {
            return look(split, next);
        } catch (RuntimeException e) {
            if (!closed) {
                discard();
                LOG.warn(
                        "Cannot find out whether {} holds unread records; until then it holds the"
                                + " clock.",
                        split.getTopicPartition(),
                        e);
            }
            throw e;
        }
    }

    /**
     * A consumer that was fenced or interrupted is of no use any more; the next question gets a new
     * one.
     */
    private void discard() {
        for (KafkaConsumer<byte[], byte[]> old : Arrays.asList(consumer, uncommitted)) {
            if (old != null) {
                old.close(CloseOptions.timeout(Duration.ZERO));
            }
        }
        consumer = null;
        uncommitted = null;
    }

    private long look(KafkaPartitionSplit split, long next) {
        if (consumer == null) {
            uncommitted = consumer("-uncommitted", IsolationLevel.READ_UNCOMMITTED);
            consumer = consumer("", IsolationLevel.READ_COMMITTED);
        }
        TopicPartition partition = split.getTopicPartition();
        // A new assignment discards the position of the last question.
        consumer.unsubscribe();
        consumer.assign(List.of(partition));
        // The order matters: transactions with records before the first offset and below the second
        // are complete.
        long written = uncommitted.endOffsets(List.of(partition), PATIENCE).get(partition);
        long end = consumer.endOffsets(List.of(partition), PATIENCE).get(partition);
        long goal = Math.max(written, end);
        long from = next == UNREAD ? split.getStartingOffset() : next;
        boolean wasCut = from > written;
        seek(partition, wasCut ? KafkaPartitionSplit.EARLIEST_OFFSET : from);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (consumer.position(partition, PATIENCE) < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                long reach = wasCut ? OUT_OF_REACH : goal;
                return record.offset() < end ? reach : open(end, written);
            }
            if (closed || System.nanoTime() > deadline) {
                throw new TimeoutException("no answer about " + partition);
            }
        }
        return open(end, written);
    }

    /** With everything read that can be, something is left only in open transactions. */
    private static long open(long end, long written) {
        return end < written ? written : NOTHING_LEFT;
    }

    private KafkaConsumer<byte[], byte[]> consumer(String suffix, IsolationLevel isolation) {
        Properties own = new Properties();
        own.putAll(properties);
        own.setProperty(
                ConsumerConfig.CLIENT_ID_CONFIG,
                properties.getProperty(ConsumerConfig.CLIENT_ID_CONFIG) + suffix);
        own.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation.toString());
        return new KafkaConsumer<>(own, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private void seek(TopicPartition partition, long offset) {
        if (offset >= 0) {
            consumer.seek(partition, offset);
        } else if (offset == KafkaPartitionSplit.EARLIEST_OFFSET) {
            consumer.seekToBeginning(List.of(partition));
        }
        // Else the split leaves it to the group's committed offset, which is where a consumer
        // begins by itself.
    }
}
