package io.churnwarnings.time.source;

import io.churnwarnings.time.ReadProgress;
import java.util.Map;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;

/** Forwards elements and records the progress of each split; watermarks are dropped. */
final class CompleteUpToOutput<T> extends DelegatingOutput<T> {

    private final CompleteUpToSource.Position<T> position;
    private final Map<String, ? extends ReadProgress<?>> splits;

    CompleteUpToOutput(
            ReaderOutput<T> output,
            CompleteUpToSource.Position<T> position,
            Map<String, ? extends ReadProgress<?>> splits) {
        super(output);
        this.position = position;
        this.splits = splits;
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

    private final class SplitOutput extends OfSplit<T> {

        private final ReadProgress<?> progress;

        SplitOutput(SourceOutput<T> splitOutput, ReadProgress<?> progress) {
            super(splitOutput);
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
    }
}
