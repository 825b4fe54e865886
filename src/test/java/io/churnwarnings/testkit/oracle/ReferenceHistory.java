package io.churnwarnings.testkit.oracle;

import io.churnwarnings.domain.line.DriftReason;
import io.churnwarnings.domain.policy.BacklogMode;
import io.churnwarnings.domain.policy.LineKind;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.SegmentType;
import io.churnwarnings.domain.policy.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The walk through one history of a customer, from its first fact until the customer is forgotten.
 */
final class ReferenceHistory {

    /**
     * The raised and closed stages of the silence since one last purchase; they outlive the
     * silence.
     */
    private static final class Silence {
        Stage highest;
        boolean open;
        int closings;
    }

    private final String customerId;
    private final ReferenceRules rules;

    /** The policy in force at the walk's position, for the customer's segment there. */
    private Policy policy;

    /** Null without a model. */
    private ReferenceLoss loss;

    private final List<ExpectedEvent> events = new ArrayList<>();
    private final Map<Long, Silence> silences = new HashMap<>();
    private final long firstInstant;

    /** Null as long as no order stands. */
    private ReferenceRhythm rhythm;

    private ReferenceCustomer customer;

    private long forgottenAt = Long.MAX_VALUE;

    ReferenceHistory(String customerId, ReferenceRules rules, long firstInstant) {
        this.customerId = customerId;
        this.rules = rules;
        this.firstInstant = firstInstant;
    }

    List<ExpectedEvent> events() {
        return events;
    }

    long firstInstant() {
        return firstInstant;
    }

    /**
     * The last instant of this history; later ones belong to the next. It lies before a
     * cancellation that came too late.
     */
    long forgottenAt() {
        return forgottenAt;
    }

    /**
     * All facts of the instant and a change of the rules act together; before the next instant,
     * lines are reached.
     */
    void pass(long instant, ReferenceLedger ledger, long untilBefore) {
        List<Long> orders = ledger.orders();
        policy = policy(rules.at(instant), ledger);
        loss = rules.loss(policy);
        ReferenceRhythm now = orders.isEmpty() ? null : new ReferenceRhythm(orders, policy);
        customer = now == null ? null : new ReferenceCustomer(ledger, now, policy);
        close(instant, now);
        rhythm = now;
        forgottenAt = forgetting(ledger.newest());
        if (rhythm != null && !isBeforeGoingLive(instant)) {
            if (policy.goesLiveLater() && instant == policy.warningsFrom()) {
                announceBacklog(instant);
            }
            drift(instant, ledger);
            raise(instant, untilBefore);
        }
    }

    /** The policy of the customer's segment, if there are segments. */
    private static Policy policy(Policy everybody, ReferenceLedger ledger) {
        if (everybody.segments().isEmpty() || ledger.orders().isEmpty()) {
            return everybody;
        }
        ReferenceRhythm rhythm = new ReferenceRhythm(ledger.orders(), everybody);
        SegmentType type = SegmentType.RETURNING;
        if (rhythm.occasions().size() == 1) {
            type = SegmentType.ONE;
        } else if (rhythm.occasions().size() >= everybody.rfm().loyalOccasions()) {
            type = SegmentType.LOYAL;
        }
        return everybody
                .segments()
                .of(type, new ReferenceCustomer(ledger, rhythm, everybody).valueAtLastPurchase());
    }

    private void close(long instant, ReferenceRhythm now) {
        if (rhythm == null || !silence().open) {
            return;
        }
        long since = rhythm.lastPurchaseAt();
        if (now == null || !now.hasOrderAt(since)) {
            events.add(
                    ExpectedEvent.withdrawn(
                            silence().highest, customerId, instant, since, silence().closings));
        } else if (now.lastPurchaseAt() > since) {
            events.add(
                    ExpectedEvent.recovered(
                            silence().highest,
                            customerId,
                            instant,
                            rhythm,
                            customer.asOf(instant),
                            silence().closings));
        } else {
            return;
        }
        silence().open = false;
        silence().closings++;
    }

    private long forgetting(Long newest) {
        if (rhythm != null) {
            return rhythm.lastPurchaseAt() + policy.retention();
        }
        return newest == null ? Long.MAX_VALUE : newest + policy.retention();
    }

    private boolean isBeforeGoingLive(long instant) {
        return policy.goesLiveLater() && instant < policy.warningsFrom();
    }

    /**
     * Stages passed before going live are settled by one event, or silently; a line exactly at that
     * instant is not among them.
     */
    private void announceBacklog(long instant) {
        Stage highest = null;
        for (Map.Entry<Stage, Long> line : lines(instant).entrySet()) {
            if (instant <= forgottenAt) {
                highest = line.getKey();
            }
        }
        if (highest != null && policy.backlog() == BacklogMode.CURRENT) {
            raise(highest, instant, true);
        }
        silence().highest = highest;
    }

    private Map<Stage, Long> lines(long untilBefore) {
        return rhythm.lines(
                policy.loss().minProbability() > 0 ? loss : null, customer.spending(), untilBefore);
    }

    /** An order begins a silence at its own instant, so no line of that is reached yet. */
    private void drift(long instant, ReferenceLedger ledger) {
        List<DriftReason> reasons = new ReferenceDrift(ledger, rules).beginningAt(instant);
        if (!reasons.isEmpty() && instant <= forgottenAt) {
            ExpectedCustomer who = customer.asOf(instant);
            events.add(
                    ExpectedEvent.drifting(
                            customerId, instant, rhythm, who, customer.play(who, null), reasons));
        }
    }

    private void raise(long instant, long untilBefore) {
        lines(untilBefore)
                .forEach(
                        (stage, deadline) -> {
                            // A line that the facts of the instant moved before it is raised at the
                            // instant.
                            long time = Math.max(deadline, instant);
                            boolean above =
                                    silence().highest == null
                                            || stage.compareTo(silence().highest) > 0;
                            if (above
                                    && time < untilBefore
                                    && time <= forgottenAt
                                    && !isBeforeGoingLive(time)) {
                                raise(stage, time, false);
                            }
                        });
    }

    private void raise(Stage stage, long time, boolean backlog) {
        ExpectedCustomer who = customer.asOf(time);
        ReferenceSpending spending = customer.spending();
        Double probability = loss == null ? null : rhythm.probability(loss, spending, time);
        events.add(
                ExpectedEvent.raised(
                        stage,
                        customerId,
                        time,
                        rhythm,
                        who,
                        customer.play(who, stage),
                        probability,
                        linePrice(stage),
                        loss == null
                                ? null
                                : loss.worth(
                                        rhythm.gapsMillis(),
                                        rhythm.lifeMillis(),
                                        time - rhythm.lastPurchaseAt(),
                                        spending,
                                        probability),
                        silence().closings,
                        backlog));
        silence().highest = stage;
        silence().open = true;
    }

    private Double linePrice(Stage stage) {
        if (policy.line().kind() != LineKind.PRICE || stage == Stage.LOST) {
            return null;
        }
        return stage == Stage.AT_RISK
                ? policy.line().atRiskPrice()
                : policy.line().likelyLostPrice();
    }

    private Silence silence() {
        return silences.computeIfAbsent(rhythm.lastPurchaseAt(), since -> new Silence());
    }
}
