package io.churnwarnings.time.source;

import io.churnwarnings.time.LatestRecord;
import io.churnwarnings.time.Outage;
import io.churnwarnings.time.PartitionClock;
import io.churnwarnings.time.ReaderReport;
import io.churnwarnings.time.ShopActivity;
import java.util.Collection;

/**
 * A reader's view of the shop: the coordinator's last message and the reader's own records.
 *
 * <p>In quiet hours every reader keeps reporting and receives the combined state in return. The
 * coordinator thus knows as of when all readers have reported, and a stuck reader holds the others.
 */
public final class ReaderView {

    private final long reportMillis;
    private ShopActivity told = ShopActivity.unknown(Outage.NONE);
    private ReaderReport reported;
    private long followed = PartitionClock.NEVER;

    /**
     * @param reportMillis how often the reader reports although nothing but the time has changed
     */
    public ReaderView(long reportMillis) {
        this.reportMillis = reportMillis;
    }

    /** An earlier run knew of this outage. */
    public void remember(Outage hold) {
        told = new ShopActivity(told.newest(), told.asOf(), told.hold().orLater(hold));
    }

    /** Takes a message of the coordinator. */
    public void told(ShopActivity signs) {
        told = signs;
    }

    /** The coordinator tells where the others stand by their records, epoch milliseconds. */
    public void others(long clock) {
        followed = clock;
    }

    public Outage hold() {
        return told.hold();
    }

    /** The state of the shop, combined with the latest records of these splits. */
    public ShopActivity signs(Collection<? extends SplitClock<?, ?>> clocks) {
        return told.with(newest(clocks));
    }

    /**
     * The clock of the other partitions by their records, before the disorder is subtracted: those
     * of the same reader, or of the other readers if it has none.
     */
    public long others(Collection<? extends SplitClock<?, ?>> clocks, long disorder) {
        long slowest = Long.MAX_VALUE;
        for (SplitClock<?, ?> split : clocks) {
            if (split.clock().heard()) {
                slowest = Math.min(slowest, split.clock().highest());
            }
        }
        if (slowest != Long.MAX_VALUE) {
            return slowest;
        }
        return followed == PartitionClock.NEVER ? followed : followed + disorder + 1;
    }

    /** The report that the coordinator needs now, or null if it is up to date. */
    public ReaderReport due(Collection<? extends SplitClock<?, ?>> clocks, long now) {
        ReaderReport.Slowest slowest = null;
        boolean silent = !clocks.isEmpty();
        for (SplitClock<?, ?> split : clocks) {
            silent &= split.clock().isSilent();
            long clock = split.clock().watermark();
            if (slowest == null || clock < slowest.clock()) {
                slowest = new ReaderReport.Slowest(split.id(), clock, split.standing());
            }
        }
        ReaderReport report =
                new ReaderReport(
                        newest(clocks),
                        silent,
                        told.hold(),
                        clocks.isEmpty() ? PartitionClock.NEVER : now,
                        slowest);
        if (report.saysTheSameAs(reported) && now - reported.asOf() < reportMillis) {
            return null;
        }
        reported = report;
        return report;
    }

    private static LatestRecord newest(Collection<? extends SplitClock<?, ?>> clocks) {
        LatestRecord newest = LatestRecord.NONE;
        for (SplitClock<?, ?> split : clocks) {
            newest = newest.orNewer(split.clock().newest());
        }
        return newest;
    }
}
