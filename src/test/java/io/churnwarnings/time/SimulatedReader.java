package io.churnwarnings.time;

import java.util.ArrayList;
import java.util.List;

/** A reader of the simulated topic: some partitions, and what it knows of the shop. */
final class SimulatedReader {

    final int subtask;
    final List<SimulatedPartition> partitions = new ArrayList<>();
    private final ShopView shop = new ShopView(60_000);
    private final long disorder;
    private final Trick trick;
    long stalledUntil = Long.MIN_VALUE;

    SimulatedReader(int subtask, long disorder, Trick trick) {
        this.subtask = subtask;
        this.disorder = disorder;
        this.trick = trick;
    }

    void remember(Hold hold) {
        shop.remember(hold);
    }

    Hold hold() {
        return shop.hold();
    }

    void told(ShopSigns signs) {
        shop.told(
                trick == Trick.BELIEVES_STALE_SIGNS
                        ? new ShopSigns(signs.newest(), Long.MAX_VALUE, signs.hold())
                        : signs);
    }

    void others(long clock) {
        shop.others(clock);
    }

    /** Makes the clocks known; returns what the coordinator should be told, or null. */
    LifeReport tick(long now) {
        List<SplitClock<?, ?>> clocks = clocks();
        ShopSigns signs = shop.signs(clocks);
        long others = shop.others(clocks, disorder);
        partitions.forEach(partition -> partition.emit(now, signs, others));
        LifeReport report = shop.due(clocks, now);
        if (report == null || trick != Trick.LISTENS_TO_ITSELF) {
            return report;
        }
        long reached =
                partitions.stream().mapToLong(p -> p.clock.clock().reached()).max().orElseThrow();
        return new LifeReport(
                new SignOfLife(reached, report.newest().lateness()),
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
