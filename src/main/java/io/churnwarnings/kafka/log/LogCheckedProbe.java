package io.churnwarnings.kafka.log;

import io.churnwarnings.time.BacklogProbe;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;

/**
 * Asks from where the reader really stands. The clock takes a partition that is read to its end for
 * silent; one that is still to be read, or to be read again, is not.
 */
final class LogCheckedProbe implements BacklogProbe<KafkaPartitionSplit> {

    /** A position that is never reached, so the partition counts as unread until asked again. */
    private static final long OUT_OF_REACH = Long.MAX_VALUE - 1;

    private final BacklogProbe<KafkaPartitionSplit> probe;
    private final LogChecks checks;

    LogCheckedProbe(BacklogProbe<KafkaPartitionSplit> probe, LogCheckedReader<?> reader) {
        this.probe = Objects.requireNonNull(probe, "probe");
        this.checks = Objects.requireNonNull(reader, "reader").checks();
    }

    @Override
    public CompletableFuture<Long> endOf(KafkaPartitionSplit split, long next) {
        return checks.ready(split.getTopicPartition())
                .thenCompose(ignored -> endOfRead(split, next));
    }

    private CompletableFuture<Long> endOfRead(KafkaPartitionSplit split, long next) {
        PartitionLog log = checks.log(split.getTopicPartition());
        if (log.isRewinding()) {
            return probe.endOf(split, log.rewindsTo())
                    .thenApply(end -> end == NOTHING_LEFT ? NOTHING_LEFT : OUT_OF_REACH);
        }
        return probe.endOf(split, log.next() >= 0 ? log.next() : next);
    }

    @Override
    public void close() throws Exception {
        probe.close();
    }
}
