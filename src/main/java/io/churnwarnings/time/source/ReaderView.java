package io.churnwarnings.time.source;

import io.churnwarnings.time.LatestRecord;
import io.churnwarnings.time.Outage;
import io.churnwarnings.time.PartitionClock;
import io.churnwarnings.time.ReaderReport;
import io.churnwarnings.time.ShopActivity;
import java.util.Collection;

/**
 * A reader's view of the shop: what the coordinator told it, and what it has heard itself.
 *
 * <p>In quiet hours every reader keeps telling what it knows, and is told what all of them know in
 * return. The coordinator thus knows as of when it has heard from everybody, and a reader that is
 * stuck holds the others.
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

    /** The coordinator tells what is known. */
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

    /** What is known of the shop, with what these splits have heard since. */
    public ShopActivity signs(Collection<? extends SplitClock<?, ?>> clocks) {
        return told.with(newest(clocks));
    }

    /**
     * Where the others stand by their records before the disorder is taken off: those of the same
     * reader, or, where it has heard none, of the other readers.
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

    /** What the coordinator should be told now, or null if it knows. */
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
