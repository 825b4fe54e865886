package io.churnwarnings.job;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.Cluster;

/**
 * Lets the task that writes to a topic fail in the middle of a transaction, when the test asks for
 * it. Plugged into the real job by {@code churn.sink.kafka.partitioner.class}; else it deals
 * records out as Kafka does.
 */
public final class FaultyPartitioner implements Partitioner {

    /** By topic, how many records still pass; absent if no fault is asked for. */
    private static final ConcurrentHashMap<String, AtomicInteger> ARMED = new ConcurrentHashMap<>();

    static void failAfter(String topic, int records) {
        ARMED.put(topic, new AtomicInteger(records));
    }

    /** Whether the fault that was asked for has not struck yet. */
    static boolean isArmed(String topic) {
        return ARMED.containsKey(topic);
    }

    @Override
    public int partition(
            String topic,
            Object key,
            byte[] keyBytes,
            Object value,
            byte[] valueBytes,
            Cluster cluster) {
        AtomicInteger left = ARMED.get(topic);
        if (left != null && left.getAndDecrement() <= 0 && ARMED.remove(topic, left)) {
            throw new IllegalStateException("a fault, as the test asked for");
        }
        int partitions = cluster.partitionCountForTopic(topic);
        return keyBytes == null ? 0 : BuiltInPartitioner.partitionForKey(keyBytes, partitions);
    }

    @Override
    public void configure(Map<String, ?> configs) {}

    @Override
    public void close() {}
}
