package io.churnwarnings.time.source;

import io.churnwarnings.time.ReadProgress;
import java.util.Map;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;

/** Hands elements on and notes how far each split was read; what is said of time is dropped. */
final class CompleteUpToOutput<T> implements ReaderOutput<T> {

    private final ReaderOutput<T> output;
    private final CompleteUpToSource.Position<T> position;
    private final Map<String, ? extends ReadProgress<?>> splits;

    CompleteUpToOutput(
            ReaderOutput<T> output,
            CompleteUpToSource.Position<T> position,
            Map<String, ? extends ReadProgress<?>> splits) {
        this.output = output;
        this.position = position;
        this.splits = splits;
    }

    boolean writesTo(ReaderOutput<T> other) {
        return output == other;
    }

    @Override
    public SourceOutput<T> createOutputForSplit(String splitId) {
        SourceOutput<T> splitOutput = output.createOutputForSplit(splitId);
        ReadProgress<?> progress = splits.get(splitId);
        return progress == null ? splitOutput : new SplitOutput(splitOutput, progress);
    }

    @Override
    public void releaseOutputForSplit(String splitId) {
        output.releaseOutputForSplit(splitId);
    }

    @Override
    public void collect(T element) {
        throw new IllegalStateException("an element without a split is not known to be read");
    }

    @Override
    public void collect(T element, long timestamp) {
        collect(element);
    }

    @Override
    public void emitWatermark(Watermark watermark) {}

    @Override
    public void markIdle() {}

    @Override
    public void markActive() {}

    private final class SplitOutput implements SourceOutput<T> {

        private final SourceOutput<T> splitOutput;
        private final ReadProgress<?> progress;

        SplitOutput(SourceOutput<T> splitOutput, ReadProgress<?> progress) {
            this.splitOutput = splitOutput;
            this.progress = progress;
        }

        @Override
        public void collect(T element) {
            long at = position.of(element);
            splitOutput.collect(element);
            progress.read(at);
        }

        @Override
        public void collect(T element, long timestamp) {
            long at = position.of(element);
            splitOutput.collect(element, timestamp);
            progress.read(at);
        }

        @Override
        public void emitWatermark(Watermark watermark) {}

        @Override
        public void markIdle() {}

        @Override
        public void markActive() {}
    }
}
