package io.churnwarnings.time.source;

import io.churnwarnings.time.BacklogProbe;
import io.churnwarnings.time.ClockReport;
import io.churnwarnings.time.ClockSettings;
import io.churnwarnings.time.ClockStatus;
import io.churnwarnings.time.ElementTime;
import io.churnwarnings.time.PartitionClock;
import io.churnwarnings.time.QuietHours;
import io.churnwarnings.time.ReadProgress;
import io.churnwarnings.time.ShopActivity;
import java.util.Collection;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceSplit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clock of a split at its reader, and its watermark downstream: emitted from the partition's
 * first record on; until then none, which holds the clock of the whole job, unless the probe finds
 * the partition empty.
 *
 * <p>Such a partition is idle where records alone move the clock. With quiet hours it advances with
 * the others instead, so that it can stop as soon as its content is unknown again.
 */
public final class SplitClock<T, S extends SourceSplit> {

    private static final Logger LOG = LoggerFactory.getLogger(SplitClock.class);

    private final String id;
    private final PartitionClock clock;
    private final ReadProgress<S> progress;
    private final QuietHours quietHours;

    private boolean ended;
    private boolean paused;
    private boolean idle;
    private ClockStatus standing = ClockStatus.UNKNOWN;
    private long standingSince = PartitionClock.NEVER;

    public SplitClock(ClockedSplit<S> clocked, ClockSettings settings, BacklogProbe<S> probe) {
        this.id = clocked.splitId();
        this.quietHours = settings.quietHours();
        this.clock =
                new PartitionClock(settings.disorder().toMillis(), quietHours, clocked.state());
        this.progress =
                new ReadProgress<>(clocked.split(), probe, settings.recheckEvery().toMillis());
    }

    /**
     * A record is about to be handed on; one that moves the clock must not find its partition left
     * out of it.
     */
    void reading(long observed, SourceOutput<T> output) {
        if (idle && observed != ElementTime.NONE) {
            idle = false;
            output.markActive();
        }
    }

    /** A record has been handed on. */
    public void read(long observed, long lateness, long position, long now) {
        progress.read(position);
        if (observed == ElementTime.NONE) {
            clock.rejected(now);
        } else {
            clock.accepted(observed, lateness, now);
        }
    }

    /**
     * Makes known where the clock stands.
     *
     * @param others where the others stand by their records, before the disorder is taken off
     */
    public void emit(SourceOutput<T> output, long now, ShopActivity shop, long others) {
        look(now);
        if (quietHours != null && isCaughtUp()) {
            // Not while records are known to be unread, even if an earlier look would allow it.
            clock.advance(shop);
            if (!clock.heard()) {
                // No further than it is known to be empty: from then on there may be word of it.
                clock.follow(ended ? others : Math.min(others, progress.asOf()));
            }
        }
        if (clock.heard() || quietHours != null && clock.reached() != PartitionClock.NEVER) {
            output.emitWatermark(new Watermark(clock.watermark()));
        } else if (quietHours == null) {
            leaveOutIfEmpty(output);
        }
        note(standing(shop, now), now);
    }

    /** The split was read to its end. */
    void end() {
        ended = true;
    }

    /** Pauses or resumes this split. A paused split has no knowledge of its partition. */
    void pause(boolean isPaused) {
        paused = isPaused;
    }

    /** Whether this split holds the clock of the job because its content is unknown. */
    /**
     * The report of a reader with these splits; one that has none does not know yet whether it will
     * get some.
     */
    public static ClockReport report(Collection<? extends SplitClock<?, ?>> clocks) {
        long slowest = clocks.isEmpty() ? ClockReport.HOLDING : ClockReport.FOLLOWING;
        for (SplitClock<?, ?> split : clocks) {
            if (split.holds()) {
                return new ClockReport(ClockReport.HOLDING);
            }
            if (split.clock().heard()) {
                slowest = Math.min(slowest, split.clock().watermarkOfRecords());
            }
        }
        return new ClockReport(slowest);
    }

    boolean holds() {
        return !clock.heard() && !isCaughtUp();
    }

    public PartitionClock clock() {
        return clock;
    }

    String id() {
        return id;
    }

    ClockStatus standing() {
        return standing;
    }

    /** The wall time since which it stands so. */
    long standingSince() {
        return standingSince;
    }

    private boolean isCaughtUp() {
        return ended || progress.isCaughtUp();
    }

    private void look(long now) {
        if (!clock.mustLook(now)) {
            progress.rest();
        } else if (!ended && !paused) {
            progress.look(now);
            if (progress.isCaughtUp()) {
                clock.readUpTo(progress.asOf());
            }
        }
    }

    private void leaveOutIfEmpty(SourceOutput<T> output) {
        boolean empty = isCaughtUp();
        if (empty && !idle) {
            output.markIdle();
        } else if (!empty && idle) {
            output.markActive();
        }
        idle = empty;
    }

    private ClockStatus standing(ShopActivity shop, long now) {
        if (!clock.heard()) {
            return isCaughtUp() ? ClockStatus.EMPTY : ClockStatus.UNKNOWN;
        }
        if (quietHours == null || !clock.isLongUnread(now)) {
            return ClockStatus.RUNNING;
        }
        if (paused) {
            return ClockStatus.PAUSED;
        }
        if (progress.isStalled(now, quietHours.quietAfter().toMillis())) {
            return progress.isBehind() ? ClockStatus.BEHIND : ClockStatus.UNANSWERED;
        }
        if (clock.isHeld(shop)) {
            return clock.isCovered(shop) && !shop.hold().isOngoing()
                    ? ClockStatus.GRACE
                    : ClockStatus.HELD;
        }
        return clock.isQuiet() ? ClockStatus.QUIET : ClockStatus.RUNNING;
    }

    private void note(ClockStatus now, long since) {
        if (standingSince == PartitionClock.NEVER) {
            standingSince = since;
        }
        if (now == standing) {
            return;
        }
        String message = "The clock of {} was {}, is {}: {}";
        if (now.isAlarming()) {
            LOG.warn(message, id, standing, now, now.meaning());
        } else {
            LOG.info(message, id, standing, now, now.meaning());
        }
        standing = now;
        standingSince = since;
    }
}
