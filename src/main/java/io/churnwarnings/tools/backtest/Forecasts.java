package io.churnwarnings.tools.backtest;

import io.churnwarnings.domain.History;
import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.fact.Purchases;
import io.churnwarnings.domain.fact.TotalSpending;
import io.churnwarnings.domain.line.CycleState;
import io.churnwarnings.domain.policy.LossEstimator;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.tools.input.FactLog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Asks the model about every customer again and again, and holds the answers against what happened.
 */
final class Forecasts {

    private static final long STEP = 30 * (long) Policy.DAY;
    private static final int TENTHS = 10;

    private final FactLog log;
    private final Policy policy;
    private final Orders orders;
    private final long split;
    private final long horizon;

    private Forecasts(FactLog log, Policy policy, Orders orders, long split, double horizonDays) {
        this.log = log;
        this.policy = policy;
        this.orders = orders;
        this.split = split;
        this.horizon = Math.round(horizonDays * Policy.DAY);
    }

    /**
     * Judges the probabilities of a model.
     *
     * @param policy has the model
     * @param split from when on, in UTC epoch milliseconds
     */
    static Forecast judge(
            FactLog log, Policy policy, Orders orders, long split, double horizonDays) {
        Forecasts forecasts = new Forecasts(log, policy, orders, split, horizonDays);
        List<Case> cases =
                log.customers().parallelStream().map(forecasts::of).flatMap(List::stream).toList();
        return cases.isEmpty()
                ? new Forecast(0, null, List.of(), null, null, null, null, null, null)
                : sum(cases);
    }

    private List<Case> of(String customer) {
        History history = History.of(log.facts(customer), policy);
        List<Case> cases = new ArrayList<>();
        for (long at = split; at + horizon <= orders.end(); at += STEP) {
            Purchases purchases = history.purchases(at);
            Occasions occasions = purchases.occasions();
            if (!occasions.isEmpty() && at - occasions.lastOrder() < policy.lostAfter()) {
                cases.add(of(purchases, at, orders.after(customer, at) > at + horizon));
            }
        }
        return cases;
    }

    private Case of(Purchases purchases, long at, boolean lost) {
        Occasions occasions = purchases.occasions();
        LossEstimator estimator = policy.loss().estimator();
        long silence = at - occasions.lastOrder();
        double probability =
                estimator.probability(purchases.with(TotalSpending.NONE), at, policy.time());
        double cycle = CycleState.of(occasions, policy).cycle().days();
        double business = policy.time().days(occasions.lastOrder(), at);
        return new Case(probability, silence / Policy.DAY, business / cycle, lost);
    }

    private static Forecast sum(List<Case> cases) {
        double share = mean(cases, Case::outcome);
        List<Forecast.Decile> deciles =
                tenths(cases, Case::probability).stream()
                        .map(
                                tenth ->
                                        new Forecast.Decile(
                                                tenth.size(),
                                                mean(tenth, Case::probability),
                                                mean(tenth, Case::outcome)))
                        .toList();
        double ofSilence =
                tenths(cases, Case::silence).stream()
                        .mapToDouble(
                                tenth -> tenth.size() * variance(tenth, mean(tenth, Case::outcome)))
                        .sum();
        return new Forecast(
                cases.size(),
                share,
                deciles,
                auc(cases, Case::probability),
                auc(cases, Case::silence),
                auc(cases, Case::cycles),
                mean(cases, one -> Math.pow(one.probability - one.outcome(), 2)),
                variance(cases, share),
                ofSilence / cases.size());
    }

    private static List<List<Case>> tenths(List<Case> cases, ToDoubleFunction<Case> by) {
        List<Case> sorted = cases.stream().sorted(Comparator.comparingDouble(by)).toList();
        return IntStream.range(0, TENTHS)
                .mapToObj(i -> sorted.subList(part(sorted, i), part(sorted, i + 1)))
                .filter(tenth -> !tenth.isEmpty())
                .toList();
    }

    private static int part(List<Case> cases, int tenth) {
        return (int) ((long) tenth * cases.size() / TENTHS);
    }

    private static double mean(List<Case> cases, ToDoubleFunction<Case> of) {
        return cases.stream().mapToDouble(of).average().orElseThrow();
    }

    private static double variance(List<Case> cases, double guess) {
        return mean(cases, one -> Math.pow(guess - one.outcome(), 2));
    }

    /** By the sum of ranks (Mann and Whitney), those that are equal at the mean of theirs. */
    private static Double auc(List<Case> cases, ToDoubleFunction<Case> by) {
        List<Case> sorted = cases.stream().sorted(Comparator.comparingDouble(by)).toList();
        double ranks = 0;
        long lost = 0;
        int from = 0;
        while (from < sorted.size()) {
            int to = from;
            long lostHere = 0;
            while (to < sorted.size()
                    && by.applyAsDouble(sorted.get(to)) == by.applyAsDouble(sorted.get(from))) {
                lostHere += sorted.get(to).lost ? 1 : 0;
                to++;
            }
            ranks += lostHere * (from + 1 + to) / 2.0;
            lost += lostHere;
            from = to;
        }
        long kept = sorted.size() - lost;
        return lost == 0 || kept == 0
                ? null
                : (Double) ((ranks - lost * (lost + 1) / 2.0) / ((double) lost * kept));
    }

    /** One customer at one instant: the forecast, and the outcome. */
    private record Case(double probability, double silence, double cycles, boolean lost) {

        double outcome() {
            return lost ? 1 : 0;
        }
    }
}
