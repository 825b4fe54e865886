package io.churnwarnings.local.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Facts for a measurement of latency: customers whose line falls, one after the other, into the
 * minutes that are measured, and a crowd whose purchases move the clock meanwhile.
 */
final class SilentCustomers {

    private static final long DAY = 86_400_000;
    private static final long CYCLE = 10 * DAY;
    private static final double AT_RISK = 1.5;
    private static final int CROWD = 100_000;

    private final String topic;
    private final int partitions;
    private long orders;

    SilentCustomers(String topic, int partitions) {
        this.topic = topic;
        this.partitions = partitions;
    }

    /**
     * One of the three purchases that put a customer's line where it should be.
     *
     * @param line when he will have been silent for 1.5 cycles, in epoch milliseconds
     * @param step 0 to 2, the oldest first
     */
    ProducerRecord<byte[], byte[]> history(int customer, long line, int step) {
        long last = line - (long) (AT_RISK * CYCLE);
        return fact("s" + customer, customer, last - (2 - step) * CYCLE);
    }

    /** A purchase by one of the crowd. */
    ProducerRecord<byte[], byte[]> purchase(int partition, long at) {
        return fact(
                "c" + ThreadLocalRandom.current().nextInt(CROWD) + "-" + partition, partition, at);
    }

    private ProducerRecord<byte[], byte[]> fact(String customer, int partition, long at) {
        String value =
                "{\"orderId\":\"o%d\",\"customerId\":\"%s\",\"occurredAt\":%d,\"amount\":129.90}"
                        .formatted(orders++, customer, at);
        return new ProducerRecord<>(
                topic, partition % partitions, at, customer.getBytes(UTF_8), value.getBytes(UTF_8));
    }
}
