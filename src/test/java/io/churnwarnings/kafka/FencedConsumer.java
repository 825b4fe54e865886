package io.churnwarnings.kafka;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * A consumer that dies as one does that was fenced: plugged into the source's consumers it breaks
 * off whenever it has fetched records of partition 1, as long as the test wants. The probe's
 * consumer goes free.
 */
public final class FencedConsumer implements ConsumerInterceptor<byte[], byte[]> {

    private static final Set<String> FENCED = ConcurrentHashMap.newKeySet();

    private boolean probe;

    static void fence(String topic) {
        FENCED.add(topic);
    }

    static void admit(String topic) {
        FENCED.remove(topic);
    }

    @Override
    public void configure(Map<String, ?> configs) {
        probe = configs.get("client.id").toString().contains("-probe-");
    }

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            if (!probe && partition.partition() == 1 && FENCED.contains(partition.topic())) {
                throw new Fenced();
            }
        }
        return records;
    }

    /** Exceptions of interceptors are only logged; this ends the poll. */
    private static final class Fenced extends Error {

        private static final long serialVersionUID = 1L;

        Fenced() {
            super("as the test asked for", null, false, false);
        }
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void close() {}
}
