package io.churnwarnings.time.source;

import io.churnwarnings.time.PartitionClock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.MetricGroup;

/**
 * The clock of one subtask in numbers, under {@code churn.clock}: {@code timeMs} (since the epoch),
 * {@code behindNewestFactMs} (the delay behind the newest fact), {@code lagMs} (the delay behind
 * the wall time), {@code partitionsHolding} (the number of partitions it waits for that have no
 * record yet) and {@code freshnessMs} (the wall time since the last accepted record was read, in
 * this run or an earlier one). The first three are -1 while the clock does not run, the last one
 * until a record was accepted.
 */
final class ClockMetrics {

    private static final long UNDEFINED = -1;

    private final MetricGroup group;
    private final LongSupplier wallClock;
    private final Map<String, PartitionMetrics> partitions = new HashMap<>();
    private volatile long time = PartitionClock.NEVER;
    private volatile long newest = PartitionClock.NEVER;
    private volatile int holding;
    private volatile long spoken = PartitionClock.NEVER;

    ClockMetrics(MetricGroup readerGroup, LongSupplier wallClock) {
        this.wallClock = wallClock;
        group = readerGroup.addGroup("churn").addGroup("clock");
        group.gauge("timeMs", () -> orUndefined(time));
        group.gauge("behindNewestFactMs", () -> orUndefined(newest - time));
        group.gauge("lagMs", () -> orUndefined(wallClock.getAsLong() - time));
        group.gauge("partitionsHolding", () -> holding);
        group.gauge(
                "freshnessMs",
                () ->
                        spoken == PartitionClock.NEVER
                                ? UNDEFINED
                                : Math.max(0, wallClock.getAsLong() - spoken));
    }

    /** From now on the split has numbers of its own. */
    void add(SplitClock<?, ?> split) {
        partitions.computeIfAbsent(split.id(), id -> new PartitionMetrics(group, split, wallClock));
    }

    void update(Collection<? extends SplitClock<?, ?>> clocks) {
        long slowest = Long.MAX_VALUE;
        long highest = PartitionClock.NEVER;
        long lastSpoken = spoken;
        int waiting = 0;
        for (SplitClock<?, ?> split : clocks) {
            PartitionClock clock = split.clock();
            lastSpoken = Math.max(lastSpoken, clock.lastSpoken());
            if (clock.heard()) {
                slowest = Math.min(slowest, clock.watermark());
                highest = Math.max(highest, clock.highest());
            } else if (split.holds()) {
                waiting++;
            }
        }
        holding = waiting;
        spoken = lastSpoken;
        partitions.values().forEach(PartitionMetrics::update);
        if (waiting == 0 && slowest != Long.MAX_VALUE) {
            newest = highest;
            // A partition whose first record comes late is behind the clock, but does not take it
            // back.
            time = Math.max(time, slowest);
        } else {
            newest = Math.max(newest, highest);
        }
    }

    private long orUndefined(long value) {
        return time == PartitionClock.NEVER ? UNDEFINED : value;
    }
}
