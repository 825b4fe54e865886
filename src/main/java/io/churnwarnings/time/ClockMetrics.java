package io.churnwarnings.time;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.MetricGroup;

/**
 * The clock of one subtask in numbers, under {@code churn.clock}: {@code time} (epoch ms), {@code
 * behindNewestFact} (how far the clock is behind the newest fact that was read, ms), {@code lag}
 * (how far it is behind the wall time, ms) and {@code partitionsHolding} (how many partitions it
 * waits for without having heard them). The first three are -1 while the clock does not run.
 */
final class ClockMetrics {

    private static final long UNDEFINED = -1;

    private final MetricGroup group;
    private final LongSupplier wallClock;
    private final Map<String, PartitionMetrics> partitions = new HashMap<>();
    private volatile long time = PartitionClock.NEVER;
    private volatile long newest = PartitionClock.NEVER;
    private volatile int holding;

    ClockMetrics(MetricGroup readerGroup, LongSupplier wallClock) {
        this.wallClock = wallClock;
        group = readerGroup.addGroup("churn").addGroup("clock");
        group.gauge("time", () -> orUndefined(time));
        group.gauge("behindNewestFact", () -> orUndefined(newest - time));
        group.gauge("lag", () -> orUndefined(wallClock.getAsLong() - time));
        group.gauge("partitionsHolding", () -> holding);
    }

    /** From now on the split has numbers of its own. */
    void add(SplitClock<?, ?> split) {
        partitions.computeIfAbsent(split.id(), id -> new PartitionMetrics(group, split, wallClock));
    }

    void update(Collection<? extends SplitClock<?, ?>> clocks) {
        long slowest = Long.MAX_VALUE;
        long highest = PartitionClock.NEVER;
        int waiting = 0;
        for (SplitClock<?, ?> split : clocks) {
            PartitionClock clock = split.clock();
            if (clock.heard()) {
                slowest = Math.min(slowest, clock.watermark());
                highest = Math.max(highest, clock.highest());
            } else if (split.holds()) {
                waiting++;
            }
        }
        holding = waiting;
        partitions.values().forEach(PartitionMetrics::update);
        if (waiting == 0 && slowest != Long.MAX_VALUE) {
            newest = highest;
            // A partition that is heard late stands behind the clock, but does not take it back.
            time = Math.max(time, slowest);
        } else {
            newest = Math.max(newest, highest);
        }
    }

    private long orUndefined(long value) {
        return time == PartitionClock.NEVER ? UNDEFINED : value;
    }
}
