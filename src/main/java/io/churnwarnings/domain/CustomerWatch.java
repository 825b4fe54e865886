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
 * Watches customers by a shop's policy: from what is kept of one customer, and a fact of his or the
 * clock, follow what to publish and what to keep. Pure: the same arguments give the same verdict,
 * and nothing is remembered here.
 *
 * <p>The clock is the event-time watermark. An event is published when the clock reaches its time,
 * from the facts known then. A fact that the clock has passed when it arrives is late: what it
 * unsays is put right at once.
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
     * @param clock UTC epoch milliseconds; all that is due by then was published
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
     * Judges by itself what an erasure has left of a customer. What was published of it stays
     * published, unless it does not follow from what is left: that is put right as after a late
     * fact.
     *
     * @param rest see {@link Erasure#rest}
     * @param at the last instant of which nothing is left, UTC epoch milliseconds
     * @param clock UTC epoch milliseconds; all that is due by then was published
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
            // A late fact, or rules that became known late, left it to be said, in full.
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
     * When the clock must come back to a customer who was kept by other rules.
     *
     * @param clock UTC epoch milliseconds, before the profile's {@code nextCheckAt}
     * @param from the first instant at which the rules differ. Should the clock have passed it,
     *     what is to be made up for is due at once
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

    /** What to keep of a customer of whom the clock has settled all that it has passed. */
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
