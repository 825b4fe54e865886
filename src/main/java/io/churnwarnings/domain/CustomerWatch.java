package io.churnwarnings.domain;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactOutcome;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.domain.state.CustomerProfile;
import io.churnwarnings.domain.state.Ledger;
import io.churnwarnings.domain.state.PublishedWarning;
import io.churnwarnings.domain.state.WalkEvent;
import io.churnwarnings.domain.walk.Compaction;
import io.churnwarnings.domain.walk.LedgerInsertion;
import io.churnwarnings.domain.walk.Walk;
import java.util.ArrayList;
import java.util.List;

/**
 * Watches customers by a shop's policy: given a customer's profile and a new fact or watermark,
 * decides which events to publish and which profile to keep. Stateless and pure: the same arguments
 * give the same decision.
 *
 * <p>The clock is the event-time watermark. An event is published when the clock reaches its time,
 * from the facts known then. A fact that the clock has passed when it arrives is late: events that
 * it contradicts are corrected at once.
 */
public final class CustomerWatch {

    private final Rulebook rules;
    private final long retention;

    /**
     * @param rulebook the shop's rules
     */
    public CustomerWatch(Rulebook rulebook) {
        rules = rulebook;
        retention = rulebook.first().retention();
    }

    /**
     * Takes in a fact.
     *
     * @param clock UTC epoch milliseconds; all events due by then were published
     */
    public Decision onFact(String customerId, CustomerProfile profile, Fact fact, long clock) {
        boolean late = fact.occurredAt() <= clock;
        if (late && fact.occurredAt() < clock - retention) {
            return unchanged(profile, FactOutcome.TOO_OLD_TO_PLACE);
        }
        LedgerInsertion insertion = LedgerInsertion.of(fact, profile.ledger(), rules);
        if (!insertion.isNew()) {
            return unchanged(profile, insertion.outcome());
        }
        WarningPublisher publisher = new WarningPublisher(customerId, profile.published(), rules);
        if (late) {
            // Before anything is folded: the walk must still be able to tell how a warning ended.
            Walk inFull = new Walk(insertion.ledger(), rules, Walk.IN_FULL).advanceTo(clock);
            reconcile(publisher, inFull, fact.occurredAt());
        }
        Compaction.Result compacted =
                Compaction.of(insertion.ledger(), insertion.matching(), rules, clock).fold();
        List<WalkEvent> pendingEvents = new ArrayList<>(profile.pendingEvents());
        pendingEvents.addAll(compacted.pendingEvents());
        return new Decision(
                profileAt(clock, compacted.ledger(), publisher, pendingEvents),
                publisher.events(),
                insertion.outcome(),
                compacted.foldedEarly(),
                late && insertion.isOutOfReach() ? 1 : 0,
                insertion.hasFallen() ? 1 : 0);
    }

    /**
     * Evaluates the facts that an erasure has left of a customer. Their published events remain
     * valid, unless they do not follow from the remaining facts: those are corrected as after a
     * late fact.
     *
     * @param rest see {@link Erasure#rest}
     * @param at the last erased instant, UTC epoch milliseconds
     * @param clock UTC epoch milliseconds; all events due by then were published
     */
    public Decision onErasure(String customerId, CustomerProfile rest, long at, long clock) {
        WarningPublisher publisher = new WarningPublisher(customerId, rest.published(), rules);
        reconcile(publisher, new Walk(rest.ledger(), rules, Walk.IN_FULL).advanceTo(clock), at);
        CustomerProfile next =
                profileAt(clock, rest.ledger(), publisher, new ArrayList<>(rest.pendingEvents()));
        return new Decision(next, publisher.events(), null, 0);
    }

    /**
     * Lets the clock pass the instant that the profile waits for.
     *
     * @param clock UTC epoch milliseconds, at least the profile's {@code nextCheckAt}
     */
    public Decision onClock(String customerId, CustomerProfile profile, long clock) {
        long settled = profile.nextCheckAt() - 1;
        WarningPublisher publisher = new WarningPublisher(customerId, profile.published(), rules);
        Walk walk = Walk.to(settled, profile, rules);
        if (walk.open().stream().anyMatch(raised -> isUnsaid(raised, settled, publisher))) {
            // A late fact, or rules that became known late, left it to be published in full.
            walk = new Walk(profile.ledger(), rules, Walk.IN_FULL).advanceTo(settled);
            walk.open().stream()
                    .filter(raised -> isUnsaid(raised, settled, publisher))
                    .forEach(publisher::publish);
        }
        int said = walk.log().size();
        List<WalkEvent> pendingEvents = new ArrayList<>(profile.pendingEvents());
        while (!pendingEvents.isEmpty() && pendingEvents.get(0).occurredAt() <= clock) {
            publisher.publish(pendingEvents.remove(0));
        }
        walk.advanceTo(clock).log().from(said).forEach(publisher::publish);
        boolean upToDate = profile.upToDate() || walk.agreesWith(publisher.open());
        int outOfReach = walk.books().outOfReach(settled, clock);
        return new Decision(
                profileAfter(clock, profile.ledger(), walk, publisher, pendingEvents, upToDate),
                publisher.events(),
                null,
                0,
                outOfReach,
                0);
    }

    /**
     * The next check of a customer whose profile was written under other rules.
     *
     * @param clock UTC epoch milliseconds, before the profile's {@code nextCheckAt}
     * @param from the first instant at which the rules differ. If the clock has passed it, the
     *     missed events are due at once
     */
    public long nextCheckAt(CustomerProfile profile, long clock, long from) {
        boolean comesFirst = from > clock && profile.nextCheckAt() <= rules.nextChange(clock);
        if (comesFirst || !profile.pendingEvents().isEmpty()) {
            return profile.nextCheckAt();
        }
        Walk walk = Walk.to(clock, profile, rules);
        WarningPublisher publisher = new WarningPublisher("", profile.published(), rules);
        return walk.open().stream().anyMatch(raised -> isUnsaid(raised, clock, publisher))
                ? clock + 1
                : walk.advanceToNextEvent();
    }

    /** The profile of a customer whose facts are settled up to the clock. */
    private CustomerProfile profileAt(
            long clock, Ledger ledger, WarningPublisher publisher, List<WalkEvent> pendingEvents) {
        Walk walk = new Walk(ledger, rules, clock).advanceTo(clock);
        boolean catchUp =
                walk.open().stream().anyMatch(raised -> isUnsaid(raised, clock, publisher));
        boolean upToDate = !catchUp && walk.agreesWith(publisher.open());
        CustomerProfile next =
                profileAfter(clock, ledger, walk, publisher, pendingEvents, upToDate);
        return catchUp ? next.wakingAt(clock + 1) : next;
    }

    private static boolean isUnsaid(WalkEvent raised, long settled, WarningPublisher publisher) {
        return raised.occurredAt() <= settled && !publisher.covers(raised);
    }

    private static Decision unchanged(CustomerProfile profile, FactOutcome outcome) {
        return new Decision(profile, List.of(), outcome, 0);
    }

    /**
     * Compares the warning that consumers hold for open with the walk over the facts as they are
     * now. A warning that the facts do not bear out is closed: as the walk closes it, if it does.
     */
    private static void reconcile(WarningPublisher publisher, Walk walk, long lateFactAt) {
        PublishedWarning open = publisher.open();
        if (open == null || walk.leavesOpen(open.lastPurchaseAt(), open.first())) {
            return;
        }
        WalkEvent closing = walk.log().lastClosing(open.lastPurchaseAt());
        if (closing != null) {
            publisher.publish(closing);
        } else {
            publisher.withdraw(lateFactAt);
        }
    }

    /** The walk stands at the clock. */
    private CustomerProfile profileAfter(
            long clock,
            Ledger ledger,
            Walk walk,
            WarningPublisher publisher,
            List<WalkEvent> pendingEvents,
            boolean upToDate) {
        Ledger rest = ledger;
        List<WalkEvent> forgettings = walk.log().forgettings();
        if (!forgettings.isEmpty()) {
            rest = ledger.startingAt(walk.books().historyStart());
            forgettings.forEach(publisher::publish);
        }
        List<PublishedWarning> published =
                pendingEvents.isEmpty() ? publisher.reopenable(rest) : publisher.warnings();
        long due =
                pendingEvents.isEmpty()
                        ? walk.advanceToNextEvent()
                        : pendingEvents.get(0).occurredAt();
        due = Math.min(due, rest.nextRunningSum(clock));
        return new CustomerProfile(rest, published, pendingEvents, due, upToDate);
    }
}
