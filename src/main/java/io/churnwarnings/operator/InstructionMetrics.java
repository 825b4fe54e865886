package io.churnwarnings.operator;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/** What the keyed operator tells of instructions, in the group {@code churn} of its metrics. */
final class InstructionMetrics {

    private final Counter customersErased;
    private final Counter factsErased;

    InstructionMetrics(
            MetricGroup operatorGroup,
            InputClocks clocks,
            OperatorClock clock,
            AlignmentSweep sweep,
            Erasures erasures) {
        MetricGroup group = operatorGroup.addGroup("churn");
        customersErased = group.counter("customersErased");
        factsErased = group.counter("factsIgnoredAsErased");
        group.gauge("erasuresPending", (Gauge<Integer>) erasures::size);
        group.gauge("rulesKnownUntilMs", (Gauge<Long>) clocks::instructions);
        group.gauge("clockHeldForRulesMs", (Gauge<Long>) () -> held(clocks, clock));
        group.gauge("rulesBeingAligned", (Gauge<Integer>) () -> sweep.isComplete() ? 0 : 1);
    }

    void erasedCustomer() {
        customersErased.inc();
    }

    void erasedFact() {
        factsErased.inc();
    }

    /** How far the facts would take the clock if it were not for the rules. */
    private static long held(InputClocks clocks, OperatorClock clock) {
        boolean unknown = clocks.facts() == Long.MIN_VALUE || clock.watermark() == Long.MIN_VALUE;
        return unknown ? 0 : Math.max(0, clocks.facts() - clock.watermark());
    }
}
