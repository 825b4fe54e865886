package io.churnwarnings.kafka;

import static io.churnwarnings.kafka.ClockJob.DISORDER;

import io.churnwarnings.time.BacklogProbe;
import io.churnwarnings.time.QuietHours;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;

/** A topic whose partitions are quiet after 300 ms, and somebody who looks at its clock. */
final class Night {

    static final Duration HOUR = Duration.ofHours(1);

    /** How often the probes that {@link #counting} makes have answered. */
    static final AtomicInteger ANSWERS = new AtomicInteger();

    final ClockWatch watch = new ClockWatch();
    final String topic;
    private final TestBroker broker;

    Night(TestBroker broker, int partitions) throws Exception {
        this(broker, broker.createTopic(partitions));
    }

    Night(TestBroker broker, String topic) {
        this.broker = broker;
        this.topic = topic;
    }

    /** Writes a record of this moment; returns its time. */
    long speak(int partition) throws Exception {
        long now = System.currentTimeMillis();
        broker.send(topic, partition, now, "" + now);
        return now;
    }

    /** How many records of a partition have come through. */
    long read(int partition) {
        return List.copyOf(watch.records).stream().filter(r -> r.f2 == partition).count();
    }

    /** Where the clock stands before the disorder is taken off. */
    long reached() {
        return reached(watch);
    }

    static long reached(ClockWatch watch) {
        return watch.clock == Long.MIN_VALUE ? Long.MIN_VALUE : watch.clock + DISORDER + 1;
    }

    static QuietHours hours(Duration limit, Duration grace) {
        return new QuietHours(Duration.ofMillis(300), limit, grace);
    }

    ClockJob.Builder job() {
        return job(HOUR, HOUR);
    }

    ClockJob.Builder job(Duration limit, Duration grace) {
        return new ClockJob.Builder(broker, topic, watch).quietHours(hours(limit, grace));
    }

    /** With a reader that can be made slow to hand on what it fetched. */
    ClockJob.Builder gated() {
        return job().parallelism(2)
                .consumer(Map.of("interceptor.classes", GatedConsumer.class.getName()));
    }

    BacklogProbe.Factory<KafkaPartitionSplit> counting() {
        String brokers = broker.bootstrapServers();
        return context -> new CountingProbe(brokers, context.getIndexOfSubtask(), ANSWERS);
    }
}
