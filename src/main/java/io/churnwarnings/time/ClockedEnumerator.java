package io.churnwarnings.time;

import java.io.IOException;
import java.util.List;
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
    private final ClockKeeper keeper = new ClockKeeper();

    ClockedEnumerator(
            SplitEnumerator<S, E> delegate, SplitEnumeratorContext<ClockedSplit<S>> context) {
        this.delegate = delegate;
        this.context = context;
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

    private void tellFollowers() {
        long clock = keeper.clock(context.currentParallelism());
        if (clock != ClockReport.HOLDING) {
            for (int follower : keeper.followers()) {
                if (context.registeredReaders().containsKey(follower)) {
                    context.sendEventToSourceReader(follower, new ShopClock(clock));
                }
            }
        }
    }
}
