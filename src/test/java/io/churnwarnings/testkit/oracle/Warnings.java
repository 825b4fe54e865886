package io.churnwarnings.testkit.oracle;

import io.churnwarnings.domain.EventType;
import io.churnwarnings.domain.policy.Stage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The warnings known to a consumer that has read a customer's events in order. */
final class Warnings {

    static final Set<EventType> CLOSING = EnumSet.of(EventType.RECOVERED, EventType.WITHDRAWN);

    private final List<ExpectedEvent> open = new ArrayList<>();
    private final Map<Long, Integer> closings = new HashMap<>();

    static Warnings of(List<ExpectedEvent> events) {
        Warnings warnings = new Warnings();
        events.forEach(warnings::read);
        return warnings;
    }

    void read(ExpectedEvent event) {
        if (event.type() == EventType.DRIFTING) {
            return;
        }
        if (event.type() != EventType.RAISED) {
            open.clear();
            closings.merge(event.lastPurchaseAt(), 1, Integer::sum);
            return;
        }
        if (!open.isEmpty() && open.get(0).lastPurchaseAt() != event.lastPurchaseAt()) {
            throw new IllegalStateException(event + " while another warning is open: " + open);
        }
        open.add(event);
    }

    /** The stages raised of the open warning, in order; empty if none is open. */
    List<ExpectedEvent> open() {
        return open;
    }

    boolean isOpen(long lastPurchaseAt) {
        return !open.isEmpty() && open.get(0).lastPurchaseAt() == lastPurchaseAt;
    }

    /** Whether the warning of that silence is open at the stage or above. */
    boolean isOpen(long lastPurchaseAt, Stage stage) {
        return isOpen(lastPurchaseAt) && highest().stage().compareTo(stage) >= 0;
    }

    ExpectedEvent first() {
        return open.get(0);
    }

    ExpectedEvent highest() {
        return open.get(open.size() - 1);
    }

    /** How often a warning of that silence was closed. */
    int closings(long lastPurchaseAt) {
        return closings.getOrDefault(lastPurchaseAt, 0);
    }
}
