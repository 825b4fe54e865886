package io.churnwarnings.kafka.preflight;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Waits for a topic that has just been created. A broker may not know the topic yet, and a producer
 * that writes immediately can lose records: the leader refuses the first batch and accepts the
 * next, and the retry of the first then has the wrong sequence number.
 */
public final class TopicLeaders {

    private static final Duration RETRY = Duration.ofMillis(20);

    private TopicLeaders() {}

    /**
     * Returns when every partition can be written and read.
     *
     * @param partitions how many partitions the topic has now, at least 1
     * @param timeout how long to wait, above 0
     * @throws TimeoutException if that was not long enough
     * @throws KafkaException if the brokers refuse to answer
     */
    public static void await(Admin admin, String topic, int partitions, Duration timeout)
            throws TimeoutException {
        Map<TopicPartition, OffsetSpec> all = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            all.put(new TopicPartition(topic, partition), OffsetSpec.latest());
        }
        long deadline = System.nanoTime() + timeout.toNanos();
        // Only the leaders themselves can answer this.
        while (!answered(admin, all, deadline - System.nanoTime())) {
            LockSupport.parkNanos(RETRY.toNanos());
        }
    }

    private static boolean answered(
            Admin admin, Map<TopicPartition, OffsetSpec> question, long nanosLeft)
            throws TimeoutException {
        try {
            admin.listOffsets(question).all().get(Math.max(0, nanosLeft), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException && nanosLeft > 0) {
                return false;
            }
            throw e.getCause() instanceof KafkaException known
                    ? known
                    : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }
}
