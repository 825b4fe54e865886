package io.churnwarnings.tools.backtest;

import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.fact.Purchases;
import io.churnwarnings.domain.line.CycleState;
import io.churnwarnings.domain.policy.LossEstimator;
import io.churnwarnings.domain.policy.Policy;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Finds which probability of loss a number of silences reach before they end. Near enough to choose
 * a threshold by; what a threshold does is told by a walk.
 */
final class Threshold {

    /** As the rule has it, see {@link Rule#probability}. */
    private static final double EARLIEST_CYCLES = 0.5;

    private static final double STEP = 1.05;
    private static final int RECENT_GAPS = 16;

    private final Policy policy;
    private final Orders orders;
    private final long from;
    private final long to;

    /** The highest probability that each silence reaches, in rising order. */
    private final double[] peaks;

    /**
     * Goes through the silences.
     *
     * @param policy has the model
     * @param from the first instant at which a silence can begin, in UTC epoch milliseconds
     * @param to the last one
     */
    Threshold(Collection<String> customers, Policy policy, Orders orders, long from, long to) {
        this.policy = policy;
        this.orders = orders;
        this.from = from;
        this.to = to;
        peaks =
                customers.parallelStream()
                        .flatMapToDouble(customer -> peaks(orders.of(customer)))
                        .sorted()
                        .toArray();
    }

    /** The threshold that as many silences reach; 0 if there are not so many. */
    double reachedBy(long silences) {
        return silences >= peaks.length ? 0 : peaks[(int) (peaks.length - silences)];
    }

    private DoubleStream peaks(long[] times) {
        DoubleStream.Builder found = DoubleStream.builder();
        Deque<Long> recent = new ArrayDeque<>();
        Occasions before = Occasions.NONE;
        for (int i = 0; i < times.length && times[i] <= to; i++) {
            Occasions now = before.with(times[i], policy.occasionWindow());
            if (now.gaps() > before.gaps()) {
                recent.add(now.latest() - before.latest());
                if (recent.size() > RECENT_GAPS) {
                    recent.remove();
                }
            }
            if (times[i] >= from) {
                long end = i + 1 < times.length ? times[i + 1] : orders.end();
                found.add(peak(now, List.copyOf(recent), end));
            }
            before = now;
        }
        return found.build();
    }

    private double peak(Occasions occasions, List<Long> recentGaps, long end) {
        LossEstimator estimator = policy.loss().estimator();
        Purchases purchases = new Purchases(occasions, recentGaps, List.of(), List.of());
        long since = occasions.lastOrder();
        long latest = Math.min(end - since, policy.lostAfter());
        double cycle = CycleState.of(occasions, policy).cycle().days() * Policy.DAY;
        return DoubleStream.iterate(
                        EARLIEST_CYCLES * cycle,
                        silence -> silence <= latest,
                        silence -> silence * STEP)
                .map(
                        silence ->
                                estimator.probability(
                                        purchases, since + (long) silence, policy.time()))
                .max()
                .orElse(0);
    }
}
