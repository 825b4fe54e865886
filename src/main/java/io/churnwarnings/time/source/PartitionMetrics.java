package io.churnwarnings.time.source;

import io.churnwarnings.time.ClockStatus;
import io.churnwarnings.time.PartitionClock;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.MetricGroup;

/**
 * The clock of one partition in numbers, under {@code churn.clock.partition}: {@code timeMs} (since
 * the epoch), {@code lagMs} (the delay behind the wall time), {@code quiet} (1 while wall time
 * moves it), {@code standing} (the number of its {@link ClockStatus}), {@code reason} (its name)
 * and {@code heldSinceMs} (since the epoch, while the clock stands). Unknown values are -1.
 */
final class PartitionMetrics {

    private static final long UNDEFINED = -1;

    private final SplitClock<?, ?> split;
    private volatile long time = PartitionClock.NEVER;
    private volatile ClockStatus standing = ClockStatus.UNKNOWN;
    private volatile long since = UNDEFINED;

    PartitionMetrics(MetricGroup clockGroup, SplitClock<?, ?> split, LongSupplier wallClock) {
        this.split = split;
        MetricGroup group = clockGroup.addGroup("partition", split.id());
        group.gauge("timeMs", () -> time == PartitionClock.NEVER ? UNDEFINED : time);
        group.gauge(
                "lagMs",
                () -> time == PartitionClock.NEVER ? UNDEFINED : wallClock.getAsLong() - time);
        group.gauge("quiet", () -> standing == ClockStatus.QUIET ? 1 : 0);
        group.gauge("standing", () -> standing.ordinal());
        group.gauge("reason", () -> standing.name());
        group.gauge("heldSinceMs", () -> standing.stands() ? since : UNDEFINED);
    }

    void update() {
        time = split.clock().watermark();
        since = split.standingSince();
        standing = split.standing();
    }
}
