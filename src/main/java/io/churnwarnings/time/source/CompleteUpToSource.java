package io.churnwarnings.time.source;

import io.churnwarnings.time.BacklogProbe;
import io.churnwarnings.time.WallClock;
import java.io.Serializable;
import java.time.Duration;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInformation;
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
 * A source whose watermark is the wall time as of which all its splits were read to their ends,
 * plus a lead: records written after that wall time take effect only later than the lead. Time does
 * not come from the records.
 *
 * <p>Use it with parallelism 1 and {@code WatermarkStrategy.noWatermarks()}.
 *
 * @param <T> the elements
 * @param <S> the wrapped source's splits
 * @param <E> the wrapped source's enumerator state
 */
public final class CompleteUpToSource<T, S extends SourceSplit, E>
        implements Source<T, S, E>, ResultTypeQueryable<T> {

    private static final long serialVersionUID = 1L;

    private final Source<T, S, E> source;
    private final Position<T> position;
    private final Settings settings;
    private final BacklogProbe.Factory<S> probes;

    /**
     * Where an element stands in its split; grows along the split.
     *
     * @param <T> the elements
     */
    @FunctionalInterface
    public interface Position<T> extends Serializable {

        long of(T element);
    }

    /**
     * The settings of the source.
     *
     * @param splits the ids of the splits that count; as long as the reader lacks one, there is no
     *     watermark. Records of other splits, restored from earlier state, are forwarded without
     *     waiting
     * @param lead the distance of the watermark beyond the wall time, at least 0
     * @param patience the time without progress after which a warning is logged
     * @param emitEvery the interval between watermarks, in the machine's time, above 0
     * @param recheckEvery the interval between checks of the ends, in wall time, above 0
     * @param wallClock the wall-clock time
     */
    public record Settings(
            Set<String> splits,
            Duration lead,
            Duration patience,
            Duration emitEvery,
            Duration recheckEvery,
            WallClock wallClock)
            implements Serializable {}

    /**
     * @param source a source that knows its type and emits every element on the output of its split
     */
    public CompleteUpToSource(
            Source<T, S, E> source,
            Position<T> position,
            Settings settings,
            BacklogProbe.Factory<S> probes) {
        this.source = source;
        this.position = position;
        this.settings = settings;
        this.probes = probes;
    }

    @Override
    public SourceReader<T, S> createReader(SourceReaderContext context) throws Exception {
        return new CompleteUpToReader<>(
                source.createReader(context),
                position,
                settings,
                probes.create(context),
                new Ticker(settings.emitEvery(), "instructions-ticker"),
                context.metricGroup());
    }

    @Override
    public SplitEnumerator<S, E> createEnumerator(SplitEnumeratorContext<S> context)
            throws Exception {
        return source.createEnumerator(context);
    }

    @Override
    public SplitEnumerator<S, E> restoreEnumerator(SplitEnumeratorContext<S> context, E checkpoint)
            throws Exception {
        return source.restoreEnumerator(context, checkpoint);
    }

    @Override
    public SimpleVersionedSerializer<S> getSplitSerializer() {
        return source.getSplitSerializer();
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
    @SuppressWarnings("unchecked")
    public TypeInformation<T> getProducedType() {
        return ((ResultTypeQueryable<T>) source).getProducedType();
    }
}
