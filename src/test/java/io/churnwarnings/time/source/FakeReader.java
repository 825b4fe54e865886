package io.churnwarnings.time.source;

import io.churnwarnings.time.ElementTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.InputStatus;

/** A scripted reader that emits one element a poll, and records the calls it receives. */
public final class FakeReader implements SourceReader<FakeReader.Element, FakeReader.Split> {

    public record Split(String splitId) implements SourceSplit {}

    record Element(String split, long observed, long lateness, long position) {}

    static final ElementTime<Element> TIMES =
            new ElementTime<>() {
                @Override
                public long observedTime(Element element) {
                    return element.observed();
                }

                @Override
                public long lateness(Element element) {
                    return element.lateness();
                }

                @Override
                public long position(Element element) {
                    return element.position();
                }
            };

    final List<String> asked = new ArrayList<>();
    final CompletableFuture<Void> available = new CompletableFuture<>();
    private final Map<String, Split> splits = new HashMap<>();
    private final Map<String, SourceOutput<Element>> outputs = new HashMap<>();
    private final Deque<Element> pending = new ArrayDeque<>();
    private final Deque<String> ended = new ArrayDeque<>();

    void willRead(String split, long observed, long position) {
        willRead(split, observed, 0, position);
    }

    void willRead(String split, long observed, long lateness, long position) {
        pending.add(new Element(split, observed, lateness, position));
    }

    void willEnd(String split) {
        ended.add(split);
    }

    @Override
    public InputStatus pollNext(ReaderOutput<Element> output) {
        Element element = pending.poll();
        if (element != null) {
            outputs.computeIfAbsent(element.split(), output::createOutputForSplit)
                    .collect(element, element.observed());
            return InputStatus.MORE_AVAILABLE;
        }
        String split = ended.poll();
        if (split != null) {
            splits.remove(split);
            output.releaseOutputForSplit(split);
        }
        return splits.isEmpty() ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
    }

    @Override
    public void addSplits(List<Split> added) {
        added.forEach(split -> splits.put(split.splitId(), split));
    }

    @Override
    public List<Split> snapshotState(long checkpointId) {
        return List.copyOf(splits.values());
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return available;
    }

    @Override
    public void start() {
        asked.add("start");
    }

    @Override
    public void notifyNoMoreSplits() {
        asked.add("no more splits");
    }

    @Override
    public void handleSourceEvents(SourceEvent event) {
        asked.add("event");
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
        asked.add("complete " + checkpointId);
    }

    @Override
    public void notifyCheckpointAborted(long checkpointId) {
        asked.add("aborted " + checkpointId);
    }

    @Override
    public void pauseOrResumeSplits(Collection<String> toPause, Collection<String> toResume) {
        asked.add("pause " + toPause + " resume " + toResume);
    }

    @Override
    public void close() {
        asked.add("close");
    }
}
