package io.churnwarnings.time.source;

import io.churnwarnings.time.ClockStatus;
import io.churnwarnings.time.Outage;
import io.churnwarnings.time.OutageDetector;
import io.churnwarnings.time.PartitionClock;
import io.churnwarnings.time.QuietHours;
import io.churnwarnings.time.ReaderReport;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clock of the whole job in numbers, at the coordinator under {@code churn.clock}, while quiet
 * hours are on: {@code jobTimeMs} (since the epoch), {@code jobLagMs} (behind the wall time),
 * {@code jobQuiet} (1 while no partition receives records), {@code jobHeld} (1 in an outage, 2 in
 * the grace after it), {@code jobHeldSinceMs} (since the epoch), as texts the {@code
 * slowestPartition} and its {@code slowestStanding}, the reason why it holds the others back, and
 * as a number {@code jobStanding}, the same {@link ClockStatus}. Unknown values are -1. Every
 * outage is logged once when it begins, when it ends and when the grace after it is over.
 */
final class ShopMetrics {

    private static final Logger LOG = LoggerFactory.getLogger(ShopMetrics.class);
    private static final long UNDEFINED = -1;

    private enum Phase {
        OPEN,
        HELD,
        GRACE
    }

    private final long grace;
    private volatile ReaderReport.Slowest slowest;
    private volatile boolean quiet;
    private volatile Outage hold = Outage.NONE;
    private volatile Phase phase = Phase.OPEN;

    ShopMetrics(MetricGroup enumeratorGroup, QuietHours quietHours, LongSupplier wallClock) {
        this.grace = quietHours.holdGrace().toMillis();
        MetricGroup group = enumeratorGroup.addGroup("churn").addGroup("clock");
        group.gauge("jobTimeMs", () -> time(clock -> clock));
        group.gauge("jobLagMs", () -> time(clock -> wallClock.getAsLong() - clock));
        group.gauge("jobQuiet", () -> quiet ? 1 : 0);
        group.gauge("jobHeld", () -> phase.ordinal());
        group.gauge("jobHeldSinceMs", () -> phase == Phase.OPEN ? UNDEFINED : hold.began());
        group.gauge("jobStanding", this::standing);
        group.gauge("slowestPartition", () -> text(ReaderReport.Slowest::splitId));
        group.gauge("slowestStanding", () -> text(part -> part.standing().name()));
    }

    void update(OutageDetector keeper) {
        slowest = keeper.slowest().orElse(null);
        quiet = keeper.isSilent();
        hold = keeper.hold();
        Phase now = phase(keeper.signs().asOf());
        if (now != phase) {
            log(now);
            phase = now;
        }
    }

    private Phase phase(long asOf) {
        if (hold.isOngoing()) {
            return Phase.HELD;
        }
        return hold.isOn(asOf, grace) ? Phase.GRACE : Phase.OPEN;
    }

    private void log(Phase now) {
        switch (now) {
            case HELD ->
                    LOG.warn(
                            "No partition received a record for churn.clock.quiet-limit: this is"
                                    + " treated as an outage. The clock is held and no warnings are"
                                    + " emitted until records arrive. Check that the producers are"
                                    + " running; if the shop is closed, send heartbeats.");
            case GRACE ->
                    LOG.warn(
                            "Records arrive again after the outage. Partitions without records stay"
                                    + " held for churn.clock.hold-grace ({} ms), because their backlog"
                                    + " may be on the way. Check that all producers are running again.",
                            grace);
            case OPEN ->
                    LOG.info("The outage and its grace period are over: the clock advances again.");
        }
    }

    private long time(Function<Long, Long> of) {
        ReaderReport.Slowest part = slowest;
        return part == null || part.clock() == PartitionClock.NEVER
                ? UNDEFINED
                : of.apply(part.clock());
    }

    private int standing() {
        ReaderReport.Slowest part = slowest;
        return part == null ? (int) UNDEFINED : part.standing().ordinal();
    }

    private String text(Function<ReaderReport.Slowest, String> of) {
        ReaderReport.Slowest part = slowest;
        return part == null ? "" : of.apply(part);
    }
}
