package io.churnwarnings.time.source;

import io.churnwarnings.time.BacklogProbe;
import io.churnwarnings.time.ReadProgress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads as the wrapped reader does, and tells up to when everything is known. */
final class CompleteUpToReader<T, S extends SourceSplit> extends DelegatingReader<T, S, S> {

    private static final Logger LOG = LoggerFactory.getLogger(CompleteUpToReader.class);
    private static final long NEVER = Long.MIN_VALUE;

    private final CompleteUpToSource.Position<T> position;
    private final CompleteUpToSource.Settings settings;
    private final Map<String, ReadProgress<S>> splits = new LinkedHashMap<>();
    private final long since;
    private volatile long known = NEVER;
    private boolean overdue;
    private CompleteUpToOutput<T> output;

    CompleteUpToReader(
            SourceReader<T, S> delegate,
            CompleteUpToSource.Position<T> position,
            CompleteUpToSource.Settings settings,
            BacklogProbe<S> probe,
            Ticker ticker,
            MetricGroup metrics) {
        super(delegate, probe, ticker);
        this.position = position;
        this.settings = settings;
        since = now();
        metrics.addGroup("churn")
                .gauge("instructionsUnknownForMs", (Gauge<Long>) () -> unknownFor(now()));
    }

    @Override
    public InputStatus pollNext(ReaderOutput<T> to) throws Exception {
        if (output == null || !output.writesTo(to)) {
            output = new CompleteUpToOutput<>(to, position, splits);
            // Never idle: the customers would go on without their instructions.
            to.markActive();
        }
        InputStatus status = delegate.pollNext(output);
        if (ticker.take()) {
            look(to);
        }
        return status;
    }

    @Override
    public List<S> snapshotState(long checkpointId) {
        return delegate.snapshotState(checkpointId);
    }

    @Override
    public void addSplits(List<S> added) {
        for (S split : added) {
            if (settings.splits().contains(split.splitId())) {
                splits.computeIfAbsent(
                        split.splitId(),
                        id -> new ReadProgress<>(split, probe, settings.recheckEvery().toMillis()));
            }
        }
        delegate.addSplits(added);
    }

    private void look(ReaderOutput<T> to) {
        long now = now();
        boolean all = splits.size() == settings.splits().size();
        long least = Long.MAX_VALUE;
        for (ReadProgress<S> split : splits.values()) {
            split.look(now);
            all &= split.isCaughtUp();
            least = Math.min(least, split.asOf());
        }
        if (all && least > known) {
            known = least;
            to.emitWatermark(new Watermark(known + settings.lead().toMillis()));
        }
        note(unknownFor(now) > settings.patience().toMillis());
    }

    private void note(boolean isOverdue) {
        if (isOverdue == overdue) {
            return;
        }
        overdue = isOverdue;
        if (overdue) {
            LOG.warn(
                    "It is unknown for {} ms whether {} hold unread control messages. The clock is"
                            + " held and no warnings are emitted. Check that the brokers answer, that"
                            + " the job's user may read these topics, and that no producer has left a"
                            + " transaction open on them.",
                    unknownFor(now()),
                    splits.keySet());
        } else {
            LOG.info("All instructions in {} are known again.", splits.keySet());
        }
    }

    private long unknownFor(long now) {
        return now - (known == NEVER ? since : known);
    }

    private long now() {
        return settings.wallClock().now();
    }
}
