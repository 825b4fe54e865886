package io.churnwarnings.time.source;

import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;

/**
 * The output of a wrapped reader, split by split. Watermarks and idleness of the wrapped reader are
 * dropped.
 */
abstract class DelegatingOutput<T> implements ReaderOutput<T> {

    final ReaderOutput<T> output;

    DelegatingOutput(ReaderOutput<T> output) {
        this.output = output;
    }

    final boolean writesTo(ReaderOutput<T> other) {
        return output == other;
    }

    @Override
    public final void collect(T element) {
        throw new IllegalStateException("an element without a split belongs to no clock");
    }

    @Override
    public final void collect(T element, long timestamp) {
        collect(element);
    }

    @Override
    public final void emitWatermark(Watermark watermark) {}

    @Override
    public final void markIdle() {}

    @Override
    public final void markActive() {}

    /** The output of one split. */
    abstract static class OfSplit<T> implements SourceOutput<T> {

        final SourceOutput<T> splitOutput;

        OfSplit(SourceOutput<T> splitOutput) {
            this.splitOutput = splitOutput;
        }

        @Override
        public final void emitWatermark(Watermark watermark) {}

        @Override
        public final void markIdle() {}

        @Override
        public final void markActive() {}
    }
}
