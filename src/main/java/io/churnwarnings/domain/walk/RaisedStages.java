package io.churnwarnings.domain.walk;

import io.churnwarnings.domain.policy.Stage;
import io.churnwarnings.domain.state.CompactedHistory;
import io.churnwarnings.domain.state.PublishedWarning;
import io.churnwarnings.domain.state.RaisedSilence;
import io.churnwarnings.domain.state.WalkEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * The stages that the walk has raised so far: the highest of each silence, and the open warning.
 */
final class RaisedStages {

    private static final int FIRST_CAPACITY = 4;

    /** When the silences began, in rising order, so that a reopened one finds its own. */
    private long[] since = new long[FIRST_CAPACITY];

    private Stage[] highest = new Stage[FIRST_CAPACITY];
    private int size;
    private final List<WalkEvent> open;

    RaisedStages(CompactedHistory compacted) {
        compacted.raised().forEach(silence -> pass(silence.since(), silence.highest()));
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
        Stage stage = highest(silence);
        return stage == null ? 0 : stage.ordinal() + 1;
    }

    /** The highest stage raised in this silence, or null. */
    Stage highest(long silence) {
        int at = find(silence);
        return at < 0 ? null : highest[at];
    }

    private int find(long silence) {
        return Arrays.binarySearch(since, 0, size, silence);
    }

    void raise(WalkEvent event) {
        pass(event.lastPurchaseAt(), event.stage());
        open.add(event);
    }

    /** Marks the stage as raised without an event. */
    void pass(long silence, Stage stage) {
        int at = find(silence);
        if (at < 0) {
            at = -at - 1;
            if (size == since.length) {
                since = Arrays.copyOf(since, 2 * size);
                highest = Arrays.copyOf(highest, 2 * size);
            }
            System.arraycopy(since, at, since, at + 1, size - at);
            System.arraycopy(highest, at, highest, at + 1, size - at);
            since[at] = silence;
            size++;
        }
        highest[at] = stage;
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
        size = 0;
        open.clear();
    }

    /** How far the silences went to which one can come back. */
    List<RaisedSilence> raised(LongPredicate reopenable) {
        List<RaisedSilence> raised = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            if (reopenable.test(since[i])) {
                raised.add(new RaisedSilence(since[i], highest[i]));
            }
        }
        return raised;
    }
}
