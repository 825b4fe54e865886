package io.churnwarnings.testkit.kafka;

import static io.churnwarnings.kafka.ClockJob.DISORDER;

import io.churnwarnings.kafka.ClockJob;
import io.churnwarnings.kafka.ClockWatch;
import io.churnwarnings.kafka.CountingProbe;
import io.churnwarnings.kafka.GatedConsumer;
import io.churnwarnings.time.BacklogProbe;
import io.churnwarnings.time.QuietHours;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;

/** A topic whose partitions are quiet after 300 ms, and an observer of its clock. */
public final class QuietTopic {

    public static final Duration HOUR = Duration.ofHours(1);

    /** How often the probes that {@link #counting} makes have answered. */
    public static final AtomicInteger ANSWERS = new AtomicInteger();

    public final ClockWatch watch = new ClockWatch();
    public final String topic;
    private final TestBroker broker;

    public QuietTopic(TestBroker broker, int partitions) throws Exception {
        this(broker, broker.createTopic(partitions));
    }

    public QuietTopic(TestBroker broker, String topic) {
        this.broker = broker;
        this.topic = topic;
    }

    /** Writes a record of this moment; returns its time. */
    public long speak(int partition) throws Exception {
        long now = System.currentTimeMillis();
        broker.send(topic, partition, now, "" + now);
        return now;
    }

    /** How many records of a partition have come through. */
    public long read(int partition) {
        return List.copyOf(watch.records).stream().filter(r -> r.f2 == partition).count();
    }

    /** Where the clock stands before the disorder is taken off. */
    public long reached() {
        return reached(watch);
    }

    public static long reached(ClockWatch watch) {
        return watch.clock == Long.MIN_VALUE ? Long.MIN_VALUE : watch.clock + DISORDER + 1;
    }

    public static QuietHours hours(Duration limit, Duration grace) {
        return new QuietHours(Duration.ofMillis(300), limit, grace);
    }

    public ClockJob.Builder job() {
        return job(HOUR, HOUR);
    }

    public ClockJob.Builder job(Duration limit, Duration grace) {
        return new ClockJob.Builder(broker, topic, watch).quietHours(hours(limit, grace));
    }

    /** With a reader whose emission of fetched records can be delayed. */
    public ClockJob.Builder gated() {
        return job().parallelism(2)
                .consumer(Map.of("interceptor.classes", GatedConsumer.class.getName()));
    }

    public BacklogProbe.Factory<KafkaPartitionSplit> counting() {
        String brokers = broker.bootstrapServers();
        return context -> new CountingProbe(brokers, context.getIndexOfSubtask(), ANSWERS);
    }
}
