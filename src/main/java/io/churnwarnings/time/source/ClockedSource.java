package io.churnwarnings.time.source;

import io.churnwarnings.time.BacklogProbe;
import io.churnwarnings.time.ClockSettings;
import io.churnwarnings.time.ElementTime;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.watermark.WatermarkDeclaration;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A source with a clock for each of its splits. Flink's own watermark generators know neither their
 * split nor whether it holds unread records, and forget everything at a restart; this clock is part
 * of the split.
 *
 * <p>Use it with {@code WatermarkStrategy.noWatermarks()}: it emits the watermarks itself. Give the
 * source no more subtasks than it has splits, because a subtask without a split holds the clock for
 * ever.
 *
 * @param <T> the elements
 * @param <S> the wrapped source's splits
 * @param <E> the wrapped source's enumerator state
 */
public final class ClockedSource<T, S extends SourceSplit, E>
        implements Source<T, ClockedSplit<S>, E>, ResultTypeQueryable<T> {

    private static final long serialVersionUID = 1L;

    private final Source<T, S, E> source;
    private final ElementTime<T> times;
    private final ClockSettings settings;
    private final BacklogProbe.Factory<S> probes;

    /**
     * @param source a source that knows its type ({@link ResultTypeQueryable}) and emits every
     *     element on the output of its split
     * @throws IllegalArgumentException if the source does not know its type
     */
    public ClockedSource(
            Source<T, S, E> source,
            ElementTime<T> times,
            ClockSettings settings,
            BacklogProbe.Factory<S> probes) {
        if (!(source instanceof ResultTypeQueryable)) {
            throw new IllegalArgumentException(
                    source.getClass().getName() + " does not declare its produced type");
        }
        this.source = source;
        this.times = times;
        this.settings = settings;
        this.probes = probes;
    }

    @Override
    public SourceReader<T, ClockedSplit<S>> createReader(SourceReaderContext context)
            throws Exception {
        LongSupplier wallClock = settings.wallClock()::now;
        SourceReader<T, S> reader = source.createReader(context);
        return new ClockedReader<>(
                reader,
                times,
                settings,
                probes.create(context),
                new Ticker(settings.emitEvery(), "clock-ticker-" + context.getIndexOfSubtask()),
                wallClock,
                new ClockMetrics(context.metricGroup(), wallClock),
                context::sendSourceEventToCoordinator);
    }

    @Override
    public SplitEnumerator<ClockedSplit<S>, E> createEnumerator(
            SplitEnumeratorContext<ClockedSplit<S>> context) throws Exception {
        return new ClockedEnumerator<>(
                source.createEnumerator(new ClockedEnumeratorContext<>(context)),
                context,
                settings);
    }

    @Override
    public SplitEnumerator<ClockedSplit<S>, E> restoreEnumerator(
            SplitEnumeratorContext<ClockedSplit<S>> context, E checkpoint) throws Exception {
        return new ClockedEnumerator<>(
                source.restoreEnumerator(new ClockedEnumeratorContext<>(context), checkpoint),
                context,
                settings);
    }

    @Override
    public SimpleVersionedSerializer<ClockedSplit<S>> getSplitSerializer() {
        return new ClockedSplitSerializer<>(source.getSplitSerializer());
    }

    @Override
    public SimpleVersionedSerializer<E> getEnumeratorCheckpointSerializer() {
        return source.getEnumeratorCheckpointSerializer();
    }

    @Override
    public Boundedness getBoundedness() {
        return source.getBoundedness();
    }

    @Override
    public Set<? extends WatermarkDeclaration> declareWatermarks() {
        return source.declareWatermarks();
    }

    @Override
    @SuppressWarnings("unchecked")
    public TypeInformation<T> getProducedType() {
        return ((ResultTypeQueryable<T>) source).getProducedType();
    }
}
