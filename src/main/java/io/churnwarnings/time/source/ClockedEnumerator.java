package io.churnwarnings.time.source;

import io.churnwarnings.time.ClockReport;
import io.churnwarnings.time.ClockSettings;
import io.churnwarnings.time.GlobalWatermark;
import io.churnwarnings.time.OutageDetector;
import io.churnwarnings.time.QuietHours;
import io.churnwarnings.time.ReaderReport;
import io.churnwarnings.time.SharedWatermark;
import io.churnwarnings.time.ShopActivity;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;

/**
 * Hands out the wrapped enumerator's splits with a clock. Splits come back only if their reader
 * failed before a checkpoint had them; they are then read again from where they were handed out,
 * and their clocks with them, so nothing is lost by unwrapping them.
 */
final class ClockedEnumerator<S extends SourceSplit, E>
        implements SplitEnumerator<ClockedSplit<S>, E> {

    private final SplitEnumerator<S, E> delegate;
    private final SplitEnumeratorContext<ClockedSplit<S>> context;
    private final GlobalWatermark keeper = new GlobalWatermark();
    private final OutageDetector shop;
    private final ShopMetrics metrics;

    ClockedEnumerator(
            SplitEnumerator<S, E> delegate,
            SplitEnumeratorContext<ClockedSplit<S>> context,
            ClockSettings settings) {
        QuietHours quietHours = settings.quietHours();
        this.delegate = delegate;
        this.context = context;
        this.shop = quietHours == null ? null : new OutageDetector(quietHours);
        this.metrics =
                quietHours == null
                        ? null
                        : new ShopMetrics(
                                context.metricGroup(), quietHours, settings.wallClock()::now);
    }

    @Override
    public void start() {
        delegate.start();
    }

    @Override
    public void handleSplitRequest(int subtaskId, String requesterHostname) {
        delegate.handleSplitRequest(subtaskId, requesterHostname);
    }

    @Override
    public void addSplitsBack(List<ClockedSplit<S>> splits, int subtaskId) {
        delegate.addSplitsBack(splits.stream().map(ClockedSplit::split).toList(), subtaskId);
    }

    @Override
    public void addReader(int subtaskId) {
        keeper.forget(subtaskId);
        if (shop != null) {
            shop.forget(subtaskId);
        }
        delegate.addReader(subtaskId);
    }

    @Override
    public E snapshotState(long checkpointId) throws Exception {
        return delegate.snapshotState(checkpointId);
    }

    @Override
    public void handleSourceEvent(int subtaskId, SourceEvent event) {
        if (event instanceof ClockReport report) {
            keeper.report(subtaskId, report);
            tellFollowers();
        } else if (event instanceof ReaderReport report) {
            shop.report(subtaskId, report);
            tellReporter(subtaskId);
        } else {
            delegate.handleSourceEvent(subtaskId, event);
        }
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
    public void close() throws IOException {
        delegate.close();
    }

    /** Answers each report once, so that no reader receives more messages than it sends. */
    private void tellReporter(int subtask) {
        Optional<ShopActivity> signs = shop.conclude(context.currentParallelism());
        metrics.update(shop);
        if (signs.isPresent()) {
            tell(subtask, signs.get());
        }
    }

    private void tellFollowers() {
        long clock = keeper.clock(context.currentParallelism());
        if (clock != ClockReport.HOLDING) {
            for (int follower : keeper.followers()) {
                tell(follower, new SharedWatermark(clock));
            }
        }
    }

    private void tell(int subtask, SourceEvent event) {
        if (context.registeredReaders().containsKey(subtask)) {
            context.sendEventToSourceReader(subtask, event);
        }
    }
}
