package io.churnwarnings.time.source;

import io.churnwarnings.time.BacklogProbe;
import io.churnwarnings.time.ClockReport;
import io.churnwarnings.time.ClockSettings;
import io.churnwarnings.time.ElementTime;
import io.churnwarnings.time.ReaderReport;
import io.churnwarnings.time.SharedWatermark;
import io.churnwarnings.time.ShopActivity;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.InputStatus;

/**
 * Reads as the wrapped reader does, and emits each split's clock on the split's own output, so that
 * Flink takes the minimum. Everything happens in the task's thread.
 */
final class ClockedReader<T, S extends SourceSplit>
        extends DelegatingReader<T, S, ClockedSplit<S>> {

    private final ElementTime<T> times;
    private final ClockSettings settings;
    private final LongSupplier wallClock;
    private final ClockMetrics metrics;
    private final Consumer<SourceEvent> coordinator;

    private final Map<String, SplitClock<T, S>> clocks = new LinkedHashMap<>();
    private final ReaderView shop;
    private ClockedOutput<T, S> clockedOutput;
    private int pollsSinceEmit;
    private ClockReport reported;
    private long shopClock = ClockReport.HOLDING;

    ClockedReader(
            SourceReader<T, S> delegate,
            ElementTime<T> times,
            ClockSettings settings,
            BacklogProbe<S> probe,
            Ticker ticker,
            LongSupplier wallClock,
            ClockMetrics metrics,
            Consumer<SourceEvent> coordinator) {
        super(delegate, probe, ticker);
        this.times = times;
        this.settings = settings;
        this.wallClock = wallClock;
        this.metrics = metrics;
        this.coordinator = coordinator;
        this.shop = new ReaderView(settings.recheckEvery().toMillis());
    }

    @Override
    public InputStatus pollNext(ReaderOutput<T> output) throws Exception {
        if (clockedOutput == null || !clockedOutput.writesTo(output)) {
            clockedOutput = new ClockedOutput<>(output, clocks, times, wallClock);
            // Never idle as a whole: Flink does not wait for an input that wakes up behind the
            // others.
            output.markActive();
        }
        InputStatus status = delegate.pollNext(clockedOutput);
        boolean ended = status == InputStatus.END_OF_INPUT;
        if (ended || ticker.take()) {
            emitClocks();
            report(output, ended);
        } else if (++pollsSinceEmit >= settings.emitAfterRecords()) {
            emitClocks();
            if (isFarAhead()) {
                report(output, false);
            }
        }
        return status;
    }

    @Override
    public List<ClockedSplit<S>> snapshotState(long checkpointId) {
        return delegate.snapshotState(checkpointId).stream().map(this::withClock).toList();
    }

    @Override
    public void addSplits(List<ClockedSplit<S>> splits) {
        for (ClockedSplit<S> split : splits) {
            // A split that is handed over again keeps its clock: it never goes back.
            SplitClock<T, S> clock =
                    clocks.computeIfAbsent(
                            split.splitId(), id -> new SplitClock<>(split, settings, probe));
            metrics.add(clock);
            shop.remember(split.hold());
        }
        delegate.addSplits(splits.stream().map(ClockedSplit::split).toList());
    }

    @Override
    public void handleSourceEvents(SourceEvent event) {
        if (event instanceof SharedWatermark others) {
            shopClock = others.clock();
            shop.others(others.clock());
        } else if (event instanceof ShopActivity signs) {
            shop.told(signs);
        } else {
            super.handleSourceEvents(event);
        }
    }

    @Override
    public void pauseOrResumeSplits(
            Collection<String> splitsToPause, Collection<String> splitsToResume) {
        splitsToPause.forEach(id -> clocks.get(id).pause(true));
        splitsToResume.forEach(id -> clocks.get(id).pause(false));
        super.pauseOrResumeSplits(splitsToPause, splitsToResume);
    }

    private void emitClocks() {
        pollsSinceEmit = 0;
        clockedOutput.emitClocks(
                wallClock.getAsLong(),
                shop.signs(clocks.values()),
                shop.others(clocks.values(), settings.disorder().toMillis()));
        metrics.update(clocks.values());
    }

    /**
     * A reader that is too far ahead of the others is not polled again until they have caught up.
     * Readers without records only follow the reports.
     */
    private boolean isFarAhead() {
        return settings.alignment() != null
                && SplitClock.report(clocks.values())
                        .isFarFrom(reported, settings.alignment().toMillis() / 2);
    }

    private void report(ReaderOutput<T> output, boolean ended) {
        ClockReport report =
                ended ? new ClockReport(ClockReport.FOLLOWING) : SplitClock.report(clocks.values());
        if (!report.equals(reported)) {
            coordinator.accept(report);
            reported = report;
        }
        if (settings.quietHours() != null) {
            reportLife(ended);
        } else if (report.follows() && shopClock != ClockReport.HOLDING) {
            output.emitWatermark(new Watermark(shopClock));
        }
    }

    private void reportLife(boolean ended) {
        ReaderReport report =
                shop.due(clocks.values(), ended ? Long.MAX_VALUE : wallClock.getAsLong());
        if (report != null) {
            coordinator.accept(report);
        }
    }

    private ClockedSplit<S> withClock(S split) {
        return new ClockedSplit<>(split, clocks.get(split.splitId()).clock().state(), shop.hold());
    }
}
