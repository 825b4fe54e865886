package io.churnwarnings.time.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;

/** The context that the wrapped enumerator sees: as Flink's, but for splits without a clock. */
final class ClockedEnumeratorContext<S extends SourceSplit> implements SplitEnumeratorContext<S> {

    private final SplitEnumeratorContext<ClockedSplit<S>> context;

    ClockedEnumeratorContext(SplitEnumeratorContext<ClockedSplit<S>> context) {
        this.context = context;
    }

    @Override
    public void assignSplits(SplitsAssignment<S> assignment) {
        Map<Integer, List<ClockedSplit<S>>> clocked = new LinkedHashMap<>();
        assignment
                .assignment()
                .forEach(
                        (subtask, splits) ->
                                clocked.put(
                                        subtask,
                                        splits.stream().map(ClockedSplit::unread).toList()));
        context.assignSplits(new SplitsAssignment<>(clocked));
    }

    @Override
    public SplitEnumeratorMetricGroup metricGroup() {
        return context.metricGroup();
    }

    @Override
    public void sendEventToSourceReader(int subtaskId, SourceEvent event) {
        context.sendEventToSourceReader(subtaskId, event);
    }

    @Override
    public void sendEventToSourceReader(int subtaskId, int attemptNumber, SourceEvent event) {
        context.sendEventToSourceReader(subtaskId, attemptNumber, event);
    }

    @Override
    public int currentParallelism() {
        return context.currentParallelism();
    }

    @Override
    public Map<Integer, ReaderInfo> registeredReaders() {
        return context.registeredReaders();
    }

    @Override
    public Map<Integer, Map<Integer, ReaderInfo>> registeredReadersOfAttempts() {
        return context.registeredReadersOfAttempts();
    }

    @Override
    public void signalNoMoreSplits(int subtask) {
        context.signalNoMoreSplits(subtask);
    }

    @Override
    public <R> void callAsync(Callable<R> callable, BiConsumer<R, Throwable> handler) {
        context.callAsync(callable, handler);
    }

    @Override
    public <R> void callAsync(
            Callable<R> callable,
            BiConsumer<R, Throwable> handler,
            long initialDelayMillis,
            long periodMillis) {
        context.callAsync(callable, handler, initialDelayMillis, periodMillis);
    }

    @Override
    public void runInCoordinatorThread(Runnable runnable) {
        context.runInCoordinatorThread(runnable);
    }

    @Override
    public void setIsProcessingBacklog(boolean isProcessingBacklog) {
        context.setIsProcessingBacklog(isProcessingBacklog);
    }
}
