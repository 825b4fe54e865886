package io.churnwarnings.testkit.oracle;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.policy.Policy;
import java.util.ArrayList;
import java.util.List;

/**
 * The events of a customer at each step, for facts in any order of arrival and a clock that moves
 * between them. It walks through all facts at each step, and reconciles the result with the events
 * published before.
 */
public final class ReferenceTimeline {

    private final String customerId;
    private final ReferenceModel model;
    private final ReferenceMemory memory;
    private Warnings published = new Warnings();
    private long clock = Long.MIN_VALUE;
    private boolean wasForgotten;

    public ReferenceTimeline(String customerId, Policy policy) {
        this(customerId, ReferenceRules.of(policy));
    }

    public ReferenceTimeline(String customerId, ReferenceRules rules) {
        this.customerId = customerId;
        this.model = new ReferenceModel(customerId, rules);
        this.memory = new ReferenceMemory(rules.first());
    }

    public long clock() {
        return clock;
    }

    public ReferenceCounters counters() {
        return memory.counters();
    }

    /** Whether anything of the customer must be kept. */
    public boolean keepsAnything() {
        return !memory.placed().isEmpty();
    }

    /** Whether the customer was ever forgotten. */
    public boolean wasForgotten() {
        return wasForgotten;
    }

    /** Whether there are facts that can no longer be recognised. */
    public boolean hasFolded() {
        return memory.hasFolded();
    }

    /** All facts that were placed and are not forgotten. */
    List<Placed> placed() {
        return memory.placed();
    }

    /**
     * The events published at once when the fact arrives: none, unless it is late and withdraws an
     * open warning.
     */
    public List<ExpectedEvent> arrive(Fact fact) {
        List<ExpectedEvent> events = new ArrayList<>();
        if (memory.place(fact, clock) && fact.occurredAt() <= clock) {
            List<ReferenceHistory> walk = model.walk(memory.placed(), clock);
            if (!published.open().isEmpty()) {
                takeBack(fact, walk, events);
            }
            forget(walk);
        }
        return events;
    }

    private void takeBack(Fact late, List<ReferenceHistory> walk, List<ExpectedEvent> events) {
        long since = published.first().lastPurchaseAt();
        if (Warnings.of(last(walk).events()).isOpen(since, published.first().stage())) {
            return;
        }
        ExpectedEvent closing =
                walk.stream()
                        .flatMap(history -> history.events().stream())
                        .filter(
                                event ->
                                        Warnings.CLOSING.contains(event.type())
                                                && event.lastPurchaseAt() == since)
                        .reduce((earlier, later) -> later)
                        .orElseGet(
                                () ->
                                        ExpectedEvent.withdrawn(
                                                published.highest().stage(),
                                                customerId,
                                                Math.max(
                                                        late.occurredAt(),
                                                        published.highest().occurredAt()),
                                                since,
                                                0));
        publish(closing, events);
    }

    /** The events published when the clock advances. */
    public List<ExpectedEvent> advance(long to) {
        if (to <= clock) {
            return List.of();
        }
        List<ExpectedEvent> events = new ArrayList<>();
        List<ReferenceHistory> before = model.walk(memory.placed(), clock);
        List<ReferenceHistory> now = model.walk(memory.placed(), to);
        // Warnings that late facts opened in the past
        // come first; without late facts, all are published already.
        Warnings.of(last(before).events()).open().forEach(event -> publishIfNew(event, events));
        int told = before.stream().mapToInt(history -> history.events().size()).sum();
        for (ReferenceHistory history : now) {
            List<ExpectedEvent> ofHistory = history.events();
            ofHistory.stream().skip(told).forEach(event -> publishIfNew(event, events));
            told = Math.max(0, told - ofHistory.size());
            if (history != last(now)) {
                published = new Warnings();
            }
        }
        clock = to;
        forget(now);
        return events;
    }

    private void publishIfNew(ExpectedEvent event, List<ExpectedEvent> events) {
        boolean isNew =
                switch (event.type()) {
                    case RAISED -> !published.isOpen(event.lastPurchaseAt(), event.stage());
                    case RECOVERED, WITHDRAWN -> published.isOpen(event.lastPurchaseAt());
                    case DRIFTING, ERASED -> true;
                };
        if (isNew) {
            publish(event, events);
        }
    }

    /**
     * The number of closings is of those that were published, which need not be those of the walk.
     */
    private void publish(ExpectedEvent event, List<ExpectedEvent> events) {
        ExpectedEvent told = event.afterClosings(published.closings(event.lastPurchaseAt()));
        published.read(told);
        events.add(told);
    }

    /**
     * Facts that arrive after the customer was forgotten begin a new history, even where they
     * happened before.
     */
    private void forget(List<ReferenceHistory> walk) {
        if (last(walk).forgottenAt() <= clock) {
            memory.forgetBefore(clock + 1);
            published = new Warnings();
            wasForgotten = true;
        } else if (walk.size() > 1) {
            memory.forgetBefore(last(walk).firstInstant());
            wasForgotten = true;
        }
    }

    private static ReferenceHistory last(List<ReferenceHistory> histories) {
        return histories.get(histories.size() - 1);
    }
}
