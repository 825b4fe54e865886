package io.churnwarnings.domain;

import java.util.ArrayList;
import java.util.List;

/** Turns what the walk came to into events, each said once, and remembers what was said. */
final class Publisher {

    private final String customerId;
    private final List<PublishedWarning> warnings;
    private final List<WarningEvent> events = new ArrayList<>();

    Publisher(String customerId, List<PublishedWarning> published) {
        this.customerId = customerId;
        warnings = new ArrayList<>(published);
    }

    /** What was said by this publisher, in order. */
    List<WarningEvent> events() {
        return events;
    }

    /** What is published now, of all silences. */
    List<PublishedWarning> warnings() {
        return warnings;
    }

    /**
     * What is published now, of the silences to which the walk over these facts can still come
     * back.
     */
    List<PublishedWarning> reopenable(Ledger ledger) {
        Occasions folded = ledger.folded().occasions();
        long oldest = folded.isEmpty() ? Long.MIN_VALUE : folded.lastOrder();
        return warnings.stream()
                .filter(warning -> warning.isOpen() || warning.lastPurchaseAt() >= oldest)
                .toList();
    }

    /** Whether consumers hold this warning for open at this stage or a higher one. */
    boolean covers(WalkEvent raised) {
        return of(raised.lastPurchaseAt()).covers(raised.stage());
    }

    /** The warning that consumers hold for open, or null. */
    PublishedWarning open() {
        return warnings.stream().filter(PublishedWarning::isOpen).findFirst().orElse(null);
    }

    /** Says what the walk came to, unless that was said already or there is nothing to close. */
    void publish(WalkEvent event) {
        switch (event.kind()) {
            case RAISED -> raise(event);
            case RECOVERED -> close(EventType.RECOVERED, event);
            case WITHDRAWN -> close(EventType.WITHDRAWN, event);
            case FORGOTTEN ->
                    warnings.removeIf(warning -> warning.lastPurchaseAt() <= event.occurredAt());
        }
    }

    /** Closes the open warning as one that should not stand. */
    void withdraw(long at) {
        PublishedWarning open = open();
        long later = Math.max(at, open.highestAt());
        close(
                EventType.WITHDRAWN,
                new WalkEvent(
                        WalkEvent.Kind.WITHDRAWN,
                        open.highest(),
                        later,
                        open.lastPurchaseAt(),
                        null,
                        false));
    }

    private void raise(WalkEvent event) {
        PublishedWarning warning = of(event.lastPurchaseAt());
        if (!warning.covers(event.stage())) {
            say(EventType.RAISED, event, warning.closings());
            keep(warning.raised(event.stage(), event.occurredAt()));
        }
    }

    private void close(EventType type, WalkEvent event) {
        PublishedWarning warning = of(event.lastPurchaseAt());
        if (warning.isOpen()) {
            say(type, event, warning.closings());
            keep(warning.closed());
        }
    }

    private PublishedWarning of(long lastPurchaseAt) {
        return warnings.stream()
                .filter(warning -> warning.lastPurchaseAt() == lastPurchaseAt)
                .findFirst()
                .orElseGet(() -> PublishedWarning.none(lastPurchaseAt));
    }

    private void keep(PublishedWarning warning) {
        warnings.removeIf(other -> other.lastPurchaseAt() == warning.lastPurchaseAt());
        warnings.add(warning);
    }

    private void say(EventType type, WalkEvent event, int closings) {
        long silence = event.lastPurchaseAt();
        String id =
                EventId.of(customerId, silence, type, event.stage(), event.occurredAt(), closings);
        events.add(
                new WarningEvent(
                        id,
                        type,
                        event.stage(),
                        customerId,
                        event.occurredAt(),
                        silence,
                        event.cycle(),
                        event.backlog(),
                        null));
    }
}
