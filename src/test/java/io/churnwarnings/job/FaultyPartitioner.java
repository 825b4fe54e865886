package io.churnwarnings.job;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.Cluster;

/**
 * Lets a task that writes to a topic fail in the middle of a transaction, when the test asks for
 * it. Plugged into the real job by {@code churn.sink.kafka.partitioner.class}; else it deals
 * records out as Kafka does.
 */
public final class FaultyPartitioner implements Partitioner {

    /** A fault that was asked for: it comes, waits for a word of the test, and strikes. */
    static final class Fault {

        private final AtomicInteger left;
        private final CountDownLatch come = new CountDownLatch(1);
        private final CountDownLatch word = new CountDownLatch(1);

        private Fault(int records) {
            left = new AtomicInteger(records);
        }

        /** Whether a task stands still in the middle of its transaction, about to fail. */
        boolean hasCome() {
            return come.getCount() == 0;
        }

        void strike() {
            word.countDown();
        }

        private void meet() {
            if (left.getAndDecrement() != 0) {
                return;
            }
            come.countDown();
            try {
                word.await(4, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("a fault, as the test asked for");
        }
    }

    private static final ConcurrentHashMap<String, Fault> FAULTS = new ConcurrentHashMap<>();

    /** Asks for a fault after so many further records of the topic. */
    static Fault failAfter(String topic, int records) {
        Fault fault = new Fault(records);
        FAULTS.put(topic, fault);
        return fault;
    }

    @Override
    public int partition(
            String topic,
            Object key,
            byte[] keyBytes,
            Object value,
            byte[] valueBytes,
            Cluster cluster) {
        Fault fault = FAULTS.get(topic);
        if (fault != null) {
            fault.meet();
        }
        int partitions = cluster.partitionCountForTopic(topic);
        return keyBytes == null ? 0 : BuiltInPartitioner.partitionForKey(keyBytes, partitions);
    }

    @Override
    public void configure(Map<String, ?> configs) {}

    @Override
    public void close() {}
}
