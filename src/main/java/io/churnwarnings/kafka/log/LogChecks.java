package io.churnwarnings.kafka.log;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The positions of one reader that wait for the first check of their log, and the findings of each
 * check. At most one request to the brokers is open at a time.
 */
final class LogChecks implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogChecks.class);

    private final LogInspector inspector;
    private final LogMetrics metrics;
    private final long everyNanos;
    private final LongSupplier nanoTime;

    private final Map<TopicPartition, PartitionLog> logs = new HashMap<>();
    private final Map<TopicPartition, LogSplit> waiting = new LinkedHashMap<>();
    private final Map<TopicPartition, CompletableFuture<Void>> ready = new HashMap<>();
    private final Set<String> paused = new HashSet<>();
    private CompletableFuture<Map<TopicPartition, LogView>> question;
    private List<TopicPartition> askedFirst = List.of();
    private boolean askedDrained;
    private long nextAsk;
    private boolean unanswered;

    LogChecks(LogInspector inspector, LogMetrics metrics, long everyNanos, LongSupplier nanoTime) {
        this.inspector = inspector;
        this.metrics = metrics;
        this.everyNanos = everyNanos;
        this.nanoTime = nanoTime;
        nextAsk = nanoTime.getAsLong();
    }

    /** Takes a split. It is not read before its log was looked at. */
    void add(KafkaPartitionSplit split) {
        LogSplit known = settled(LogSplit.of(split));
        TopicPartition partition = split.getTopicPartition();
        metrics.add(split);
        logs.put(partition, new PartitionLog(known));
        waiting.put(partition, known);
        ready.put(partition, new CompletableFuture<>());
        nextAsk = nanoTime.getAsLong();
    }

    /**
     * Only splits of earlier releases are at {@code latest}: the job was stopped before it had read
     * a record of the partition. Resolving {@code latest} again would skip the records written
     * since.
     */
    private static LogSplit settled(LogSplit split) {
        if (split.getStartingOffset() != KafkaPartitionSplit.LATEST_OFFSET) {
            return split;
        }
        LOG.warn(
                "No record of {} had been read when the job was stopped, and where it started is not"
                        + " known: it is read from its beginning.",
                split.getTopicPartition());
        return split.startingAt(KafkaPartitionSplit.EARLIEST_OFFSET);
    }

    /**
     * Pauses or resumes splits. The connector ignores this for splits that it does not have yet, so
     * such a split is handed over only when it is resumed.
     */
    void pauseOrResume(Collection<String> toPause, Collection<String> toResume) {
        paused.addAll(toPause);
        if (paused.removeAll(toResume) && isWaiting()) {
            nextAsk = nanoTime.getAsLong();
        }
    }

    PartitionLog log(TopicPartition partition) {
        return logs.get(partition);
    }

    boolean isWaiting() {
        return !waiting.isEmpty();
    }

    Collection<LogSplit> waiting() {
        return waiting.values();
    }

    /** Completed as soon as the open question is answered. */
    CompletableFuture<?> answer() {
        return question == null ? new CompletableFuture<>() : question;
    }

    /** Completed as soon as the partition is read. */
    CompletableFuture<Void> ready(TopicPartition partition) {
        return ready.getOrDefault(partition, CompletableFuture.completedFuture(null));
    }

    /** Whether there is something to do for a split that waits. */
    boolean isUrgent() {
        return isWaiting() && (question == null ? isDue() : question.isDone());
    }

    /**
     * Takes an answer, if there is one, and asks again, if it is time.
     *
     * @param hasNothing whether the reader has nothing to hand on
     * @return splits to be read from where they say
     */
    List<KafkaPartitionSplit> take(boolean hasNothing) {
        boolean drained = hasNothing && paused.isEmpty();
        List<KafkaPartitionSplit> toRead = new ArrayList<>();
        if (question != null && question.isDone()) {
            try {
                judge(question.join(), drained && askedDrained, toRead);
            } catch (RuntimeException e) {
                noAnswer(e);
            }
            question = null;
        }
        if (question == null && !logs.isEmpty() && (isDue() || anyWentBack())) {
            ask(drained);
        }
        return toRead;
    }

    /** The splits are read from now on. */
    void handedOver(List<KafkaPartitionSplit> splits) {
        for (KafkaPartitionSplit split : splits) {
            CompletableFuture<Void> first = ready.remove(split.getTopicPartition());
            if (first != null) {
                first.complete(null);
            }
        }
    }

    private boolean anyWentBack() {
        return logs.values().stream().anyMatch(PartitionLog::wentBack);
    }

    private boolean isDue() {
        return nanoTime.getAsLong() - nextAsk >= 0;
    }

    private void ask(boolean drained) {
        askedFirst = waiting.keySet().stream().filter(this::goesOn).toList();
        askedDrained = drained;
        List<LogPosition> positions = new ArrayList<>();
        logs.forEach(
                (partition, log) -> {
                    if (!waiting.containsKey(partition)) {
                        positions.add(log.ask());
                    } else if (goesOn(partition)) {
                        positions.add(log.askBeforeReading());
                    }
                });
        question = inspector.inspect(positions);
        nextAsk = nanoTime.getAsLong() + everyNanos;
    }

    private boolean goesOn(TopicPartition partition) {
        return !paused.contains(KafkaPartitionSplit.toSplitId(partition));
    }

    private void judge(
            Map<TopicPartition, LogView> views, boolean drained, List<KafkaPartitionSplit> toRead) {
        if (unanswered) {
            LOG.info("The brokers answer again about {}.", logs.keySet());
            unanswered = false;
        }
        views.forEach(
                (partition, view) -> {
                    PartitionLog log = logs.get(partition);
                    LogSplit first = waiting.get(partition);
                    if (first == null) {
                        List<LogFinding> findings = log.judge(view, drained);
                        findings.forEach(metrics::report);
                        if (log.isRewinding() && !findings.isEmpty()) {
                            toRead.add(log.rewound());
                        }
                    } else if (askedFirst.contains(partition) && goesOn(partition)) {
                        LogFinding finding = log.judgeBeforeReading(view);
                        if (finding != null) {
                            metrics.report(finding);
                        }
                        waiting.remove(partition);
                        toRead.add(first.startingAt(log.next()));
                    }
                });
        List<TopicPartition> unknown =
                askedFirst.stream().filter(partition -> !views.containsKey(partition)).toList();
        if (!unknown.isEmpty()) {
            LOG.warn(
                    "The brokers do not know where the logs of {} begin and end. Nothing of them is"
                            + " read and the clock is held until they do.",
                    unknown);
        }
    }

    private void noAnswer(RuntimeException failure) {
        if (!unanswered) {
            unanswered = true;
            LOG.warn(
                    "The brokers do not answer where the logs of {} begin and end. {}",
                    logs.keySet(),
                    isWaiting()
                            ? "Until they do, nothing is read of " + waiting.keySet() + '.'
                            : "Reading goes on; a loss would be reported later.",
                    failure);
        }
    }

    @Override
    public void close() throws Exception {
        inspector.close();
    }
}
