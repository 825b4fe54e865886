package io.churnwarnings.operator.control;

import java.util.function.LongSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/** The metrics of control messages in the keyed operator, in the group {@code churn}. */
public final class ControlMetrics {

    private final Counter customersErased;
    private final Counter factsErased;

    public ControlMetrics(
            MetricGroup operatorGroup,
            InputClocks clocks,
            LongSupplier watermark,
            AlignmentSweep sweep,
            Erasures erasures) {
        MetricGroup group = operatorGroup.addGroup("churn");
        customersErased = group.counter("customersErased");
        factsErased = group.counter("factsIgnoredAsErased");
        group.gauge("erasuresPending", (Gauge<Integer>) erasures::size);
        group.gauge("rulesKnownUntilMs", (Gauge<Long>) clocks::instructions);
        group.gauge(
                "clockHeldForRulesMs",
                (Gauge<Long>) () -> held(clocks.facts(), watermark.getAsLong()));
        group.gauge("rulesBeingAligned", (Gauge<Integer>) () -> sweep.isComplete() ? 0 : 1);
    }

    public void erasedCustomer() {
        customersErased.inc();
    }

    public void erasedFact() {
        factsErased.inc();
    }

    /** How far the facts would take the clock if it were not for the rules. */
    private static long held(long facts, long watermark) {
        boolean unknown = facts == Long.MIN_VALUE || watermark == Long.MIN_VALUE;
        return unknown ? 0 : Math.max(0, facts - watermark);
    }
}
