package io.churnwarnings.domain;

import io.churnwarnings.domain.calendar.BusinessTime;
import io.churnwarnings.domain.fact.Worth;
import io.churnwarnings.domain.policy.LossEstimator;
import io.churnwarnings.domain.policy.Plays;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Rfm;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.domain.state.CustomerSnapshot;
import io.churnwarnings.domain.state.Ledger;
import io.churnwarnings.domain.state.PublishedWarning;
import io.churnwarnings.domain.state.WalkEvent;
import java.util.ArrayList;
import java.util.List;

/** Turns the walk's results into events, publishes each once, and tracks what is published. */
final class WarningPublisher {

    private final String customerId;
    private final Rulebook rules;
    private final List<PublishedWarning> warnings;
    private final List<WarningEvent> events = new ArrayList<>();

    WarningPublisher(String customerId, List<PublishedWarning> published, Rulebook rules) {
        this.customerId = customerId;
        this.rules = rules;
        warnings = new ArrayList<>(published);
    }

    /** The events of this publisher, in order. */
    List<WarningEvent> events() {
        return events;
    }

    /** The published warnings of all silences. */
    List<PublishedWarning> warnings() {
        return warnings;
    }

    /** The published warnings of the silences that the walk over these facts can still reopen. */
    List<PublishedWarning> reopenable(Ledger ledger) {
        List<PublishedWarning> reopenable = new ArrayList<>(warnings.size());
        for (PublishedWarning warning : warnings) {
            if (warning.isOpen() || ledger.canLeadBackTo(warning.lastPurchaseAt())) {
                reopenable.add(warning);
            }
        }
        return reopenable;
    }

    /** Whether consumers hold this warning for open at this stage or a higher one. */
    boolean covers(WalkEvent raised) {
        return of(raised.lastPurchaseAt()).covers(raised.stage());
    }

    /** The warning that consumers hold for open, or null. */
    PublishedWarning open() {
        for (PublishedWarning warning : warnings) {
            if (warning.isOpen()) {
                return warning;
            }
        }
        return null;
    }

    /**
     * Publishes a result of the walk, unless it is published already or there is nothing to close.
     */
    void publish(WalkEvent event) {
        switch (event.kind()) {
            case RAISED -> raise(event);
            case RECOVERED -> close(EventType.RECOVERED, event);
            case WITHDRAWN -> close(EventType.WITHDRAWN, event);
            case DRIFTING -> say(EventType.DRIFTING, event, 0);
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
                WalkEvent.bare(
                        WalkEvent.Kind.WITHDRAWN, open.highest(), later, open.lastPurchaseAt()));
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
        for (PublishedWarning warning : warnings) {
            if (warning.lastPurchaseAt() == lastPurchaseAt) {
                return warning;
            }
        }
        return PublishedWarning.none(lastPurchaseAt);
    }

    private void keep(PublishedWarning warning) {
        warnings.removeIf(other -> other.lastPurchaseAt() == warning.lastPurchaseAt());
        warnings.add(warning);
    }

    private void say(EventType type, WalkEvent event, int closings) {
        long at = event.occurredAt();
        CustomerSnapshot snapshot = event.snapshot();
        Policy policy = snapshot == null ? rules.at(at) : rules.at(at, snapshot.purchases());
        Rfm rfm = snapshot == null ? null : snapshot.rfm(at, policy.rfm());
        Loss loss = type == EventType.RAISED ? loss(event, policy) : null;
        events.add(
                new WarningEvent(
                        EventId.of(
                                customerId,
                                event.lastPurchaseAt(),
                                type,
                                event.stage(),
                                at,
                                closings),
                        type,
                        event.stage(),
                        customerId,
                        at,
                        event.lastPurchaseAt(),
                        event.cycle(),
                        loss,
                        rfm,
                        snapshot == null ? null : snapshot.type(),
                        play(type, event, rfm, policy.rfm().plays()),
                        event.reasons(),
                        event.backlog(),
                        policy.loss().modelVersion(),
                        policy.rulesVersion(),
                        type == EventType.RAISED ? policy.line().price(event.stage()) : Double.NaN,
                        loss == null ? null : worth(event, loss, policy),
                        null,
                        context(type, event, policy)));
    }

    private EventContext context(EventType type, WalkEvent event, Policy policy) {
        if (type == EventType.WITHDRAWN) {
            return EventContext.NONE;
        }
        long since = event.lastPurchaseAt();
        long at = event.occurredAt();
        // A return is judged by the calendar just before it, as its cycle is.
        BusinessTime time = type == EventType.RECOVERED ? rules.at(at - 1).time() : policy.time();
        EventContext context = EventContext.NONE.by(time, since, at, event.cycle().cycle());
        if (type != EventType.RECOVERED) {
            context = context.of(event.snapshot().purchases().occasions(), at, policy);
        }
        return rules.at(since).holdout().holdsOut(customerId, since) ? context.heldOut() : context;
    }

    private static Loss loss(WalkEvent event, Policy policy) {
        LossEstimator estimator = policy.loss().estimator();
        return estimator == null
                ? null
                : new Loss(
                        estimator.probability(
                                event.snapshot().purchases(), event.occurredAt(), policy.time()),
                        estimator.horizonDays());
    }

    private static Worth worth(WalkEvent event, Loss loss, Policy policy) {
        return policy.loss()
                .estimator()
                .worth(
                        event.snapshot().purchases(),
                        event.occurredAt(),
                        policy.time(),
                        loss.probability());
    }

    private static String play(EventType type, WalkEvent event, Rfm rfm, Plays plays) {
        return switch (type) {
            case RAISED, DRIFTING -> plays.of(event.snapshot().type(), event.stage(), rfm.value());
            case RECOVERED, WITHDRAWN, ERASED -> null;
        };
    }
}
