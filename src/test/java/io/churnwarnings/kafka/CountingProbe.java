package io.churnwarnings.kafka;

import io.churnwarnings.time.BacklogProbe;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;

/** The real probe; a test can wait for its answers. */
public final class CountingProbe implements BacklogProbe<KafkaPartitionSplit> {

    private final KafkaBacklogProbe probe;
    private final AtomicInteger answers;

    public CountingProbe(String bootstrapServers, int subtask, AtomicInteger answers) {
        Properties properties = new Properties();
        properties.setProperty("bootstrap.servers", bootstrapServers);
        properties.setProperty("isolation.level", "read_committed");
        this.probe = new KafkaBacklogProbe(properties, "group", subtask);
        this.answers = answers;
    }

    @Override
    public CompletableFuture<Long> endOf(KafkaPartitionSplit split, long next) {
        return probe.endOf(split, next).whenComplete((end, failure) -> answers.incrementAndGet());
    }

    @Override
    public void close() throws InterruptedException {
        probe.close();
    }
}
