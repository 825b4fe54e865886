package io.churnwarnings.time.source;

import io.churnwarnings.time.ElementTime;
import io.churnwarnings.time.ShopActivity;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * Forwards the wrapped reader's elements and passes each to the clock of its split. Watermarks and
 * idleness of the wrapped reader are dropped.
 */
final class ClockedOutput<T, S extends SourceSplit> extends DelegatingOutput<T> {

    private final Map<String, SplitClock<T, S>> clocks;
    private final ElementTime<T> times;
    private final LongSupplier wallClock;

    ClockedOutput(
            ReaderOutput<T> output,
            Map<String, SplitClock<T, S>> clocks,
            ElementTime<T> times,
            LongSupplier wallClock) {
        super(output);
        this.clocks = clocks;
        this.times = times;
        this.wallClock = wallClock;
    }

    /** Emits the watermarks of all splits, which cover only the records collected before. */
    void emitClocks(long now, ShopActivity shop, long others) {
        clocks.forEach(
                (id, clock) -> clock.emit(output.createOutputForSplit(id), now, shop, others));
    }

    @Override
    public SourceOutput<T> createOutputForSplit(String splitId) {
        return new SplitOutput(output.createOutputForSplit(splitId), clocks.get(splitId));
    }

    /**
     * A split that was read to its end goes on to count as one that is silent: its clock stays
     * where it is.
     */
    @Override
    public void releaseOutputForSplit(String splitId) {
        clocks.get(splitId).end();
    }

    private final class SplitOutput extends OfSplit<T> {

        private final SplitClock<T, S> clock;

        SplitOutput(SourceOutput<T> splitOutput, SplitClock<T, S> clock) {
            super(splitOutput);
            this.clock = clock;
        }

        @Override
        public void collect(T element) {
            // Downstream may change the element, so it is asked before it goes.
            long observed = times.observedTime(element);
            long lateness = times.lateness(element);
            long position = times.position(element);
            clock.reading(observed, splitOutput);
            splitOutput.collect(element);
            clock.read(observed, lateness, position, wallClock.getAsLong());
        }

        @Override
        public void collect(T element, long timestamp) {
            long observed = times.observedTime(element);
            long lateness = times.lateness(element);
            long position = times.position(element);
            clock.reading(observed, splitOutput);
            splitOutput.collect(element, timestamp);
            clock.read(observed, lateness, position, wallClock.getAsLong());
        }
    }
}
