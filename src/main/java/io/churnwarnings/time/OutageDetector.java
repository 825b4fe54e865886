package io.churnwarnings.time;

import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Knows at the coordinator what all readers know, and decides whether a silence is an outage. Plain
 * Java: times come with the reports.
 *
 * <p>With G the shop's highest time and D how late that record came, <b>a hold begins</b> when all
 * partitions are silent, each known to be read to its end without an accepted record for {@code
 * quietAfter}, and the wall time less D has reached G + {@code quietLimit}. So the replay of an old
 * history, during which somebody always speaks, is none, nor is the backlog that the job itself has
 * left while it was down. <b>It ends</b> when a record takes G to where the wall time less D is
 * below G + {@code quietLimit} again. A backlog that is dated long ago may thus be read for a while
 * before the hold is over and the grace begins: the others' may still be on the way.
 *
 * <p>A reader that starts anew must report before anything is concluded. What it remembers of the
 * last hold counts then, and only then: later its memory is an echo of what it was told.
 */
public final class OutageDetector {

    private final QuietHours quietHours;
    private final Map<Integer, ReaderReport> reports = new TreeMap<>();
    private Outage hold = Outage.NONE;
    private ShopActivity signs = ShopActivity.unknown(hold);

    public OutageDetector(QuietHours quietHours) {
        this.quietHours = quietHours;
    }

    /** Takes down what a reader reports. */
    public void report(int subtask, ReaderReport report) {
        if (reports.put(subtask, report) == null) {
            hold = hold.orLater(report.hold());
        }
    }

    /** The reader starts anew. */
    public void forget(int subtask) {
        reports.remove(subtask);
    }

    /** What is known of the shop, or nothing while a reader has not reported. */
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

    /** What was concluded last. */
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
            // Who has not spoken since the outage before is still held where it was then.
            hold = new Outage(again ? Math.min(hold.cap(), limit) : limit, asOf, Outage.ONGOING);
        }
    }
}
