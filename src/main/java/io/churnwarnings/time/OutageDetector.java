package io.churnwarnings.time;

import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Combines the reports of all readers at the coordinator, and decides whether a silence is an
 * outage. Plain Java: times come with the reports.
 *
 * <p>With G the shop's highest time and D how late that record came, <b>a hold begins</b> when all
 * partitions are silent, each known to be read to its end without an accepted record for {@code
 * quietAfter}, and the wall time less D has reached G + {@code quietLimit}. So neither the replay
 * of an old history, which always has records, nor the backlog from a downtime of the job is an
 * outage. <b>It ends</b> when a record takes G to where the wall time less D is below G + {@code
 * quietLimit} again. A backlog with old times may thus be read for a while before the hold ends and
 * the grace period begins, because the backlog of other partitions may still be on the way.
 *
 * <p>A reader that restarts must report before anything is concluded. Its memory of the last hold
 * counts only in that report; later it merely repeats the coordinator's own conclusion.
 */
public final class OutageDetector {

    private final QuietHours quietHours;
    private final Map<Integer, ReaderReport> reports = new TreeMap<>();
    private Outage hold = Outage.NONE;
    private ShopActivity signs = ShopActivity.unknown(hold);

    public OutageDetector(QuietHours quietHours) {
        this.quietHours = quietHours;
    }

    /** Records a reader's report. */
    public void report(int subtask, ReaderReport report) {
        if (reports.put(subtask, report) == null) {
            hold = hold.orLater(report.hold());
        }
    }

    /** Resets a reader that restarts. */
    public void forget(int subtask) {
        reports.remove(subtask);
    }

    /** The state of the shop, or empty while a reader has not reported. */
    public Optional<ShopActivity> conclude(int parallelism) {
        if (reports.size() < parallelism) {
            return Optional.empty();
        }
        LatestRecord newest =
                reports.values().stream()
                        .map(ReaderReport::newest)
                        .reduce(LatestRecord.NONE, LatestRecord::orNewer);
        long asOf = reports.values().stream().mapToLong(ReaderReport::asOf).min().orElseThrow();
        judge(newest, asOf);
        signs = new ShopActivity(newest, asOf, hold);
        return Optional.of(signs);
    }

    /** The last conclusion. */
    public ShopActivity signs() {
        return signs;
    }

    /** Whether all partitions are silent. */
    public boolean isSilent() {
        return reports.values().stream().allMatch(ReaderReport::silent);
    }

    /** The partition whose clock is furthest back. */
    public Optional<ReaderReport.Slowest> slowest() {
        return reports.values().stream()
                .map(ReaderReport::slowest)
                .filter(Objects::nonNull)
                .min(Comparator.comparingLong(ReaderReport.Slowest::clock));
    }

    /** The last outage. */
    public Outage hold() {
        return hold;
    }

    private long lastReport() {
        return reports.values().stream().mapToLong(ReaderReport::asOf).max().orElseThrow();
    }

    private void judge(LatestRecord newest, long asOf) {
        if (newest.isNone() || asOf == PartitionClock.NEVER || asOf == Long.MAX_VALUE) {
            return;
        }
        long limit = newest.highest() + quietHours.quietLimit().toMillis();
        boolean outage = newest.settledAsOf(asOf) >= limit;
        if (hold.isOngoing() && !outage) {
            // Not before the word that ended it: the others' last reports may be older than that.
            hold = hold.endedAt(lastReport());
        } else if (!hold.isOngoing() && outage && isSilent()) {
            boolean again = hold.isOn(asOf, quietHours.holdGrace().toMillis());
            // A partition without a record since the previous outage keeps its earlier limit.
            hold = new Outage(again ? Math.min(hold.cap(), limit) : limit, asOf, Outage.ONGOING);
        }
    }
}
