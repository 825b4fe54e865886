package io.churnwarnings.time.source;

import io.churnwarnings.time.BacklogProbe;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * A reader that wraps another one and is also woken by a ticker, as time passes while there is
 * nothing to read.
 *
 * @param <T> the elements
 * @param <S> the splits of the wrapped reader
 * @param <C> the splits of this reader
 */
abstract class DelegatingReader<T, S extends SourceSplit, C extends SourceSplit>
        implements SourceReader<T, C> {

    final SourceReader<T, S> delegate;
    final BacklogProbe<S> probe;
    final Ticker ticker;

    DelegatingReader(SourceReader<T, S> delegate, BacklogProbe<S> probe, Ticker ticker) {
        this.delegate = delegate;
        this.probe = probe;
        this.ticker = ticker;
    }

    @Override
    public void start() {
        delegate.start();
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        CompletableFuture<Void> available = delegate.isAvailable();
        return available.isDone()
                ? available
                : CompletableFuture.anyOf(available, ticker.next()).thenAccept(ignored -> {});
    }

    @Override
    public void notifyNoMoreSplits() {
        delegate.notifyNoMoreSplits();
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
    public void pauseOrResumeSplits(Collection<String> toPause, Collection<String> toResume) {
        delegate.pauseOrResumeSplits(toPause, toResume);
    }

    @Override
    public void close() throws Exception {
        try (ticker;
                probe) {
            delegate.close();
        }
    }
}
