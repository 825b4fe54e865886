package io.churnwarnings.local.bench.data;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes made facts to a topic, as fast as the broker takes them. */
public final class Preload {

    private static final int FACTS_BETWEEN_WORDS = 100_000;
    private static final int SCATTER = 0x9E3779B9;

    private final String bootstrapServers;
    private final String topic;
    private final int partitions;

    public Preload(String bootstrapServers, String topic, int partitions) {
        this.bootstrapServers = bootstrapServers;
        this.topic = topic;
        this.partitions = partitions;
    }

    /**
     * Returns when all facts are in the topic. All facts of a customer go to one partition.
     *
     * @param progress receives the number of facts written, from time to time
     */
    public void write(SyntheticFacts facts, long count, LongConsumer progress) {
        AtomicReference<Exception> failure = new AtomicReference<>();
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            for (long i = 1; i <= count && failure.get() == null; i++) {
                facts.next();
                producer.send(
                        new ProducerRecord<>(
                                topic,
                                partition(facts.customer()),
                                facts.timestamp(),
                                // send() copies both before it returns.
                                facts.key(),
                                facts.value()),
                        (sent, e) -> {
                            if (e != null) {
                                failure.compareAndSet(null, e);
                            }
                        });
                if (i % FACTS_BETWEEN_WORDS == 0) {
                    progress.accept(i);
                }
            }
        }
        if (failure.get() != null) {
            throw new IllegalStateException("the facts could not be written", failure.get());
        }
    }

    /** Neighbours, who buy at the same rate, are spread over all partitions. */
    private int partition(int customer) {
        return (customer * SCATTER >>> Byte.SIZE) % partitions;
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "1",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        false,
                        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                        1,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        512 * 1024,
                        ProducerConfig.LINGER_MS_CONFIG,
                        20,
                        ProducerConfig.BUFFER_MEMORY_CONFIG,
                        128L * 1024 * 1024),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
