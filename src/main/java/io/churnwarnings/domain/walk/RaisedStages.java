package io.churnwarnings.domain.walk;

import io.churnwarnings.domain.policy.Stage;
import io.churnwarnings.domain.state.CompactedHistory;
import io.churnwarnings.domain.state.PublishedWarning;
import io.churnwarnings.domain.state.RaisedSilence;
import io.churnwarnings.domain.state.WalkEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;

/**
 * The stages that the walk has raised so far: the highest of each silence, and the open warning.
 */
final class RaisedStages {

    /** By the time at which the silence began, so that a reopened one finds its own. */
    private final Map<Long, Stage> highest = new HashMap<>();

    private final List<WalkEvent> open;

    RaisedStages(CompactedHistory compacted) {
        compacted.raised().forEach(silence -> highest.put(silence.since(), silence.highest()));
        open = new ArrayList<>(compacted.open());
    }

    /** As they are where nothing but the open warning, if there is one, matters any more. */
    static RaisedStages of(PublishedWarning warning) {
        RaisedStages silences = new RaisedStages(CompactedHistory.NOTHING);
        if (warning != null) {
            silences.raise(
                    WalkEvent.bare(
                            WalkEvent.Kind.RAISED,
                            warning.highest(),
                            warning.highestAt(),
                            warning.lastPurchaseAt()));
        }
        return silences;
    }

    /** The ordinal of the first stage above the highest raised in this silence. */
    int firstUnraised(long silence) {
        Stage stage = highest.get(silence);
        return stage == null ? 0 : stage.ordinal() + 1;
    }

    /** The highest stage raised in this silence, or null. */
    Stage highest(long silence) {
        return highest.get(silence);
    }

    void raise(WalkEvent event) {
        pass(event.lastPurchaseAt(), event.stage());
        open.add(event);
    }

    /** Marks the stage as raised without an event. */
    void pass(long silence, Stage stage) {
        highest.put(silence, stage);
    }

    /** The RAISED of the open warning, in rising order of stages; empty if none is open. */
    List<WalkEvent> open() {
        return open;
    }

    /** Whether a warning of this silence is open. */
    boolean isOpen(long silence) {
        return !open.isEmpty() && open.get(0).lastPurchaseAt() == silence;
    }

    /** Whether this warning, or none, is the open one, and has gone as far. */
    boolean agreeWith(PublishedWarning published) {
        if (published == null || open.isEmpty()) {
            return published == null && open.isEmpty();
        }
        return isOpen(published.lastPurchaseAt())
                && published.highest() == highest(published.lastPurchaseAt());
    }

    void close() {
        open.clear();
    }

    void clear() {
        highest.clear();
        open.clear();
    }

    /** How far the silences went to which one can come back. */
    List<RaisedSilence> raised(LongPredicate reopenable) {
        return highest.entrySet().stream()
                .filter(entry -> reopenable.test(entry.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new RaisedSilence(entry.getKey(), entry.getValue()))
                .toList();
    }
}
