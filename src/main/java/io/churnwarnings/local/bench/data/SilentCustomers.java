package io.churnwarnings.local.bench.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Facts of customers who fall silent, each at a line of their own, and of a crowd whose purchases
 * move the clock meanwhile.
 */
public final class SilentCustomers {

    private static final long HOUR = 3_600_000;
    private static final long DAY = 86_400_000;
    private static final long CYCLE = 10 * DAY;
    private static final double AT_RISK = 1.5;
    private static final int CROWD = 100_000;

    private final String topic;
    private final int partitions;
    private long orders;

    public SilentCustomers(String topic, int partitions) {
        this.topic = topic;
        this.partitions = partitions;
    }

    /**
     * One of the three purchases that put a customer's line where it should be.
     *
     * @param line when the customer will have been silent for 1.5 cycles, in epoch milliseconds
     * @param step 0 to 2, the oldest first
     */
    public ProducerRecord<byte[], byte[]> history(int customer, long line, int step) {
        return fact("s" + customer, customer, last(line) - (2 - step) * CYCLE);
    }

    /**
     * One more order of the same occasion, two hours later: behind the first ones of all whose
     * lines fall into one hour.
     */
    public ProducerRecord<byte[], byte[]> again(int customer, long line) {
        return fact("s" + customer, customer, last(line) + 2 * HOUR);
    }

    private static long last(long line) {
        return line - (long) (AT_RISK * CYCLE);
    }

    /** A purchase by one of the crowd. */
    public ProducerRecord<byte[], byte[]> purchase(int partition, long at) {
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
