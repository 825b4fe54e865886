package io.churnwarnings.time;

import io.churnwarnings.time.source.ReaderView;
import io.churnwarnings.time.source.SplitClock;
import java.util.ArrayList;
import java.util.List;

/** A reader of the simulated topic: some partitions, and its view of the shop. */
final class SimulatedReader {

    final int subtask;
    final List<SimulatedPartition> partitions = new ArrayList<>();
    private final ReaderView shop = new ReaderView(60_000);
    private final long disorder;
    private final BrokenClock trick;
    long stalledUntil = Long.MIN_VALUE;

    SimulatedReader(int subtask, long disorder, BrokenClock trick) {
        this.subtask = subtask;
        this.disorder = disorder;
        this.trick = trick;
    }

    void remember(Outage hold) {
        shop.remember(hold);
    }

    Outage hold() {
        return shop.hold();
    }

    void told(ShopActivity signs) {
        shop.told(
                trick == BrokenClock.BELIEVES_STALE_SIGNS
                        ? new ShopActivity(signs.newest(), Long.MAX_VALUE, signs.hold())
                        : signs);
    }

    void others(long clock) {
        shop.others(clock);
    }

    /** Emits the clocks; returns the report to the coordinator, or null. */
    ReaderReport tick(long now) {
        List<SplitClock<?, ?>> clocks = clocks();
        ShopActivity signs = shop.signs(clocks);
        long others = shop.others(clocks, disorder);
        partitions.forEach(partition -> partition.emit(now, signs, others));
        ReaderReport report = shop.due(clocks, now);
        if (report == null || trick != BrokenClock.LISTENS_TO_ITSELF) {
            return report;
        }
        long reached =
                partitions.stream().mapToLong(p -> p.clock.clock().reached()).max().orElseThrow();
        return new ReaderReport(
                new LatestRecord(reached, report.newest().lateness()),
                report.silent(),
                report.hold(),
                report.asOf(),
                report.slowest());
    }

    ClockReport clock() {
        return SplitClock.report(clocks());
    }

    private List<SplitClock<?, ?>> clocks() {
        List<SplitClock<?, ?>> clocks = new ArrayList<>();
        partitions.forEach(partition -> clocks.add(partition.clock));
        return clocks;
    }
}
