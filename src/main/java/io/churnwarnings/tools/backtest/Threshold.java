package io.churnwarnings.tools.backtest;

import io.churnwarnings.domain.CycleState;
import io.churnwarnings.domain.History;
import io.churnwarnings.domain.LossEstimator;
import io.churnwarnings.domain.Occasions;
import io.churnwarnings.domain.Policy;
import io.churnwarnings.domain.Purchases;
import io.churnwarnings.tools.FactLog;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * Finds which probability of loss a number of silences reach before they end. Near enough to choose
 * a threshold by; what a threshold does is told by a walk.
 */
final class Threshold {

    /** As the rule has it, see {@link Rule#probability}. */
    private static final double EARLIEST_CYCLES = 0.5;

    private static final long STEP = (long) (2 * Policy.DAY);

    /** The highest probability that each silence reaches, in rising order. */
    private final double[] peaks;

    /**
     * Goes through the silences.
     *
     * @param policy has the model
     * @param from the first instant at which a silence can begin, in UTC epoch milliseconds
     * @param to the last one
     */
    Threshold(FactLog log, Policy policy, Orders orders, long from, long to) {
        peaks =
                log.customers().parallelStream()
                        .flatMapToDouble(
                                customer -> {
                                    History history = History.of(log.facts(customer), policy);
                                    return Arrays.stream(orders.of(customer))
                                            .filter(order -> order >= from && order <= to)
                                            .mapToDouble(
                                                    order ->
                                                            peak(
                                                                    history.purchases(order),
                                                                    Math.min(
                                                                            orders.after(
                                                                                    customer,
                                                                                    order),
                                                                            orders.end()),
                                                                    policy));
                                })
                        .sorted()
                        .toArray();
    }

    /** The threshold that as many silences reach; 0 if there are not so many. */
    double reachedBy(long silences) {
        return silences >= peaks.length ? 0 : peaks[(int) (peaks.length - silences)];
    }

    private static double peak(Purchases purchases, long end, Policy policy) {
        LossEstimator estimator = policy.loss().estimator();
        Occasions occasions = purchases.occasions();
        long life = occasions.latest() - occasions.first();
        long latest = Math.min(end - occasions.lastOrder(), policy.lostAfter());
        long first =
                (long)
                        (EARLIEST_CYCLES
                                * CycleState.of(occasions, policy).cycle().days()
                                * Policy.DAY);
        return DoubleStream.iterate(first, silence -> silence <= latest, silence -> silence + STEP)
                .map(
                        silence ->
                                estimator.probability(
                                        occasions.gaps(),
                                        purchases.recentGaps(),
                                        life,
                                        (long) silence))
                .max()
                .orElse(0);
    }
}
