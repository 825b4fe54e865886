package io.churnwarnings.time.source;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;

/** Records a reader's output in order. */
final class FakeOutput implements ReaderOutput<FakeReader.Element> {

    private final List<String> seen = new ArrayList<>();

    /**
     * The output since the last call, e.g. {@code a:100} for a record, {@code a~99} for a
     * watermark.
     */
    List<String> take() {
        List<String> taken = List.copyOf(seen);
        seen.clear();
        return taken;
    }

    @Override
    public SourceOutput<FakeReader.Element> createOutputForSplit(String id) {
        return new SourceOutput<>() {
            @Override
            public void collect(FakeReader.Element element) {
                seen.add(id + ":" + element.observed());
            }

            @Override
            public void collect(FakeReader.Element element, long timestamp) {
                collect(element);
            }

            @Override
            public void emitWatermark(Watermark watermark) {
                seen.add(id + "~" + watermark.getTimestamp());
            }

            @Override
            public void markIdle() {
                seen.add(id + " idle");
            }

            @Override
            public void markActive() {
                seen.add(id + " active");
            }
        };
    }

    @Override
    public void releaseOutputForSplit(String splitId) {
        seen.add(splitId + " released");
    }

    @Override
    public void collect(FakeReader.Element element) {
        seen.add("main:" + element.observed());
    }

    @Override
    public void collect(FakeReader.Element element, long timestamp) {
        collect(element);
    }

    @Override
    public void emitWatermark(Watermark watermark) {
        seen.add("main~" + watermark.getTimestamp());
    }

    @Override
    public void markIdle() {
        seen.add("main idle");
    }

    /** Not written down: a reader says it once, at its first poll. */
    @Override
    public void markActive() {}
}
