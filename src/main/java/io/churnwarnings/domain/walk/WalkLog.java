package io.churnwarnings.domain.walk;

import io.churnwarnings.domain.policy.Stage;
import io.churnwarnings.domain.state.WalkEvent;
import java.util.ArrayList;
import java.util.List;

/** The walk's results, in order. */
public final class WalkLog {

    private final List<WalkEvent> events = new ArrayList<>();

    void add(WalkEvent event) {
        events.add(event);
    }

    public int size() {
        return events.size();
    }

    /** The results from this position on. */
    public List<WalkEvent> from(int position) {
        return events.subList(position, events.size());
    }

    /** How the warning of this silence was last closed; null if it was not. */
    public WalkEvent lastClosing(long silence) {
        WalkEvent last = null;
        for (WalkEvent event : events) {
            boolean closes =
                    event.kind() == WalkEvent.Kind.RECOVERED
                            || event.kind() == WalkEvent.Kind.WITHDRAWN;
            if (closes && event.lastPurchaseAt() == silence) {
                last = event;
            }
        }
        return last;
    }

    /** Whether the customer was forgotten while a warning of this silence was open so far. */
    boolean forgetsOpen(long silence, Stage stage) {
        return forgettings().stream()
                .anyMatch(
                        event ->
                                event.stage() != null
                                        && event.lastPurchaseAt() == silence
                                        && event.stage().compareTo(stage) >= 0);
    }

    /** Each time that a history ended on the way. */
    public List<WalkEvent> forgettings() {
        List<WalkEvent> forgettings = List.of();
        for (WalkEvent event : events) {
            if (event.kind() == WalkEvent.Kind.FORGOTTEN) {
                forgettings = forgettings.isEmpty() ? new ArrayList<>() : forgettings;
                forgettings.add(event);
            }
        }
        return forgettings;
    }
}
