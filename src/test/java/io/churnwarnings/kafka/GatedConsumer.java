package io.churnwarnings.kafka;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * A reader that is slow to hand on what it fetched: plugged into the source's consumers it keeps
 * records of partition 1 back until the test opens the gate. The probe's consumer goes free.
 */
public final class GatedConsumer implements ConsumerInterceptor<byte[], byte[]> {

    private static final ConcurrentHashMap<String, CountDownLatch> GATES =
            new ConcurrentHashMap<>();

    private boolean probe;

    static CountDownLatch close(String topic) {
        CountDownLatch gate = new CountDownLatch(1);
        GATES.put(topic, gate);
        return gate;
    }

    @Override
    public void configure(Map<String, ?> configs) {
        probe = configs.get("client.id").toString().contains("-probe-");
    }

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            CountDownLatch gate = GATES.get(partition.topic());
            if (!probe && partition.partition() == 1 && gate != null) {
                await(gate);
            }
        }
        return records;
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void close() {}
}
