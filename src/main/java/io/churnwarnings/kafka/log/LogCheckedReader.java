package io.churnwarnings.kafka.log;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads as the connector's reader does, and holds each position against the log. A split is handed
 * to the connector only after the brokers were asked about it: records that are read too early
 * would move the clock past those that come before them, and a snapshot would not know which log
 * its position is in. Everything happens in the task's thread.
 */
final class LogCheckedReader<T>
        implements SourceReader<T, KafkaPartitionSplit>, ObservedDeserializer.Observer {

    private static final int TEND_AFTER_POLLS = 4096;

    private final SourceReader<T, KafkaPartitionSplit> delegate;
    private final LogChecks checks;
    private boolean noMoreSplits;
    private int polls;
    private PartitionLog current;

    LogCheckedReader(
            SourceReader<T, KafkaPartitionSplit> delegate,
            LogInspector inspector,
            LogMetrics metrics,
            long checkEveryNanos,
            LongSupplier nanoTime) {
        this.delegate = delegate;
        this.checks = new LogChecks(inspector, metrics, checkEveryNanos, nanoTime);
    }

    @Override
    public void start() {
        delegate.start();
    }

    @Override
    public InputStatus pollNext(ReaderOutput<T> output) throws Exception {
        InputStatus status = delegate.pollNext(output);
        boolean drained = status == InputStatus.NOTHING_AVAILABLE;
        if (drained || ++polls >= TEND_AFTER_POLLS || checks.isUrgent()) {
            polls = 0;
            tend(drained);
        }
        return status;
    }

    private void tend(boolean drained) {
        List<KafkaPartitionSplit> ready = checks.take(drained);
        if (!ready.isEmpty()) {
            delegate.addSplits(ready);
            checks.handedOver(ready);
        }
        if (noMoreSplits && !checks.isWaiting()) {
            noMoreSplits = false;
            delegate.notifyNoMoreSplits();
        }
    }

    @Override
    public void observe(ConsumerRecord<byte[], byte[]> record) {
        PartitionLog log = current;
        if (log == null
                || log.partition().partition() != record.partition()
                || !log.partition().topic().equals(record.topic())) {
            log = checks.log(new TopicPartition(record.topic(), record.partition()));
            current = log;
        }
        log.read(record.offset(), record.leaderEpoch());
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        CompletableFuture<Void> available = delegate.isAvailable();
        return available.isDone() || !checks.isWaiting()
                ? available
                : CompletableFuture.anyOf(available, checks.answer())
                        .handle((ignored, failure) -> null);
    }

    @Override
    public void addSplits(List<KafkaPartitionSplit> splits) {
        splits.forEach(checks::add);
    }

    @Override
    public List<KafkaPartitionSplit> snapshotState(long checkpointId) {
        List<KafkaPartitionSplit> splits = new ArrayList<>(checks.waiting());
        for (KafkaPartitionSplit split : delegate.snapshotState(checkpointId)) {
            splits.add(checks.log(split.getTopicPartition()).snapshot(split));
        }
        return splits;
    }

    @Override
    public void notifyNoMoreSplits() {
        if (checks.isWaiting()) {
            noMoreSplits = true;
        } else {
            delegate.notifyNoMoreSplits();
        }
    }

    @Override
    public void pauseOrResumeSplits(Collection<String> toPause, Collection<String> toResume) {
        checks.pauseOrResume(toPause, toResume);
        delegate.pauseOrResumeSplits(toPause, toResume);
    }

    @Override
    public void handleSourceEvents(SourceEvent event) {
        delegate.handleSourceEvents(event);
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
        delegate.notifyCheckpointComplete(checkpointId);
    }

    @Override
    public void notifyCheckpointAborted(long checkpointId) throws Exception {
        delegate.notifyCheckpointAborted(checkpointId);
    }

    @Override
    public void close() throws Exception {
        try (checks) {
            delegate.close();
        }
    }

    LogChecks checks() {
        return checks;
    }
}
