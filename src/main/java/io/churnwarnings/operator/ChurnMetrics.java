package io.churnwarnings.operator;

import io.churnwarnings.domain.Decision;
import io.churnwarnings.domain.EventType;
import io.churnwarnings.domain.WarningEvent;
import io.churnwarnings.domain.fact.FactOutcome;
import io.churnwarnings.domain.policy.Stage;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/** The metrics of the keyed operator, in the group {@code churn}. */
final class ChurnMetrics {

    private final Map<FactOutcome, Counter> facts = new EnumMap<>(FactOutcome.class);
    private final Map<EventType, Map<Stage, Counter>> events = new EnumMap<>(EventType.class);
    private final Map<EventType, Counter> withoutStage = new EnumMap<>(EventType.class);
    private final CustomerCounts counts;
    private final Counter placed;
    private final Counter late;
    private final Counter foldedEarly;
    private final Counter outOfReach;
    private final Counter fallen;
    private final Counter customersAdded;
    private final Counter customersForgotten;
    private final Counter spuriousTimers;
    private long newestFact = Long.MIN_VALUE;

    ChurnMetrics(MetricGroup operatorGroup, LongSupplier clock, CustomerCounts counts) {
        this.counts = counts;
        MetricGroup group = operatorGroup.addGroup("churn");
        for (FactOutcome outcome : FactOutcome.values()) {
            facts.put(outcome, group.addGroup("outcome", name(outcome)).counter("facts"));
        }
        placed = facts.get(FactOutcome.PLACED);
        for (EventType type : EventType.values()) {
            MetricGroup ofType = group.addGroup("type", name(type));
            if (type == EventType.DRIFTING || type == EventType.ERASED) {
                withoutStage.put(type, ofType.counter("events"));
                continue;
            }
            Map<Stage, Counter> stages = new EnumMap<>(Stage.class);
            for (Stage stage : Stage.values()) {
                stages.put(stage, ofType.addGroup("stage", name(stage)).counter("events"));
            }
            events.put(type, stages);
        }
        late = group.counter("lateFacts");
        foldedEarly = group.counter("factsFoldedEarly");
        outOfReach = group.counter("refundsOutOfReach");
        fallen = group.counter("refundsFallen");
        customersAdded = group.counter("customersAdded");
        customersForgotten = group.counter("customersForgotten");
        spuriousTimers = group.counter("vainLooks");
        group.gauge("customers", (Gauge<Long>) counts::customers);
        for (Stage stage : Stage.values()) {
            group.addGroup("stage", name(stage))
                    .gauge("openWarnings", (Gauge<Long>) () -> counts.openWarnings(stage));
        }
        group.gauge("restoredStateAgeMs", (Gauge<Long>) counts::ageWhenRestored);
        group.gauge("clockTimeMs", (Gauge<Long>) clock::getAsLong);
        group.gauge(
                "clockBehindNewestFactMs",
                (Gauge<Long>)
                        () ->
                                newestFact == Long.MIN_VALUE || clock.getAsLong() == Long.MIN_VALUE
                                        ? 0L
                                        : Math.max(0, newestFact - clock.getAsLong()));
    }

    void fact(long occurredAt, boolean isLate, Decision decision) {
        facts.get(decision.outcome()).inc();
        foldedEarly.inc(decision.foldedEarly());
        clock(decision);
        fallen.inc(decision.fallen());
        newestFact = Math.max(newestFact, occurredAt);
        if (isLate) {
            late.inc();
        }
    }

    /** Counts the results of a clock advance. */
    void clock(Decision verdict) {
        outOfReach.inc(verdict.outOfReach());
    }

    /** A fact that was placed without a walk. */
    void routineFact(long occurredAt) {
        placed.inc();
        newestFact = Math.max(newestFact, occurredAt);
    }

    void event(WarningEvent event) {
        if (event.stage() == null) {
            withoutStage.get(event.type()).inc();
        } else {
            events.get(event.type()).get(event.stage()).inc();
        }
    }

    void customerAdded(String customerId) {
        customersAdded.inc();
        counts.added(customerId);
    }

    void customerForgotten(String customerId) {
        customersForgotten.inc();
        counts.forgotten(customerId);
    }

    void spuriousTimer() {
        spuriousTimers.inc();
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
