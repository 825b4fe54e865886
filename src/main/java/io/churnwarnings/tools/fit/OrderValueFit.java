package io.churnwarnings.tools.fit;

import io.churnwarnings.domain.History;
import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.Purchases;
import io.churnwarnings.domain.fact.TotalSpending;
import io.churnwarnings.domain.policy.LossEstimator;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.model.OrderValue;
import io.churnwarnings.tools.input.FactLog;
import java.util.ArrayList;
import java.util.List;

/**
 * Fits what the value of orders says of loss: how it differs between customers, and by how much it
 * moves the probability of those as of a horizon before the end, of whom it is known who stayed
 * away.
 */
final class OrderValueFit {

    private static final double LEAST_VARIANCE = 0.001;

    /** The 1 % quantile of the likelihood ratio of one coefficient that says nothing. */
    private static final double TELLS = 6.63;

    private final FactLog log;
    private final Policy policy;
    private final long asOf;
    private final long before;

    /**
     * @param asOf the end of the history, UTC epoch milliseconds
     */
    OrderValueFit(FactLog log, Policy policy, long asOf, double horizonDays) {
        this.log = log;
        this.policy = policy;
        this.asOf = asOf;
        before = asOf - (long) (horizonDays * Policy.DAY);
    }

    /** How the amounts of orders differ between customers; null if no customer has two of them. */
    OrderValue spread() {
        double sum = 0;
        long orders = 0;
        List<double[]> customers = new ArrayList<>();
        double squares = 0;
        for (String customer : log.customers()) {
            double[] logs = logs(log.facts(customer));
            double mean = 0;
            for (double one : logs) {
                mean += one / logs.length;
                sum += one;
            }
            for (double one : logs) {
                squares += (one - mean) * (one - mean);
            }
            orders += logs.length;
            if (logs.length > 0) {
                customers.add(new double[] {logs.length, mean});
            }
        }
        if (orders == customers.size()) {
            return null;
        }
        double meanLog = sum / orders;
        double within = squares / (orders - customers.size());
        double between = 0;
        double inverse = 0;
        for (double[] customer : customers) {
            between += (customer[1] - meanLog) * (customer[1] - meanLog) / customers.size();
            inverse += 1 / customer[0] / customers.size();
        }
        double k = within / Math.max(LEAST_VARIANCE, between - within * inverse);
        return new OrderValue(meanLog, Math.max(k, 1e-9), 0);
    }

    private double[] logs(List<Fact> facts) {
        return History.of(facts, policy).ordersInForce(asOf).stream()
                .mapToLong(fact -> policy.rfm().rates().toBase(fact.amount(), fact.currency()))
                .filter(amount -> amount > 0)
                .mapToDouble(amount -> Math.log(amount / 10_000.0))
                .toArray();
    }

    /**
     * The same with what it says of loss; null if that is nothing.
     *
     * @param estimator of a model that was fitted to what had happened a horizon before the end
     */
    OrderValue fit(OrderValue spread, LossEstimator estimator) {
        List<double[]> rows = new ArrayList<>();
        List<Boolean> labels = new ArrayList<>();
        for (String customer : log.customers()) {
            History history = History.of(log.facts(customer), policy);
            Purchases purchases = history.purchases(before);
            if (!purchases.occasions().isEmpty()) {
                double p =
                        estimator.probability(
                                purchases.with(TotalSpending.NONE), before, policy.time());
                rows.add(new double[] {logOdds(p), distance(purchases.spending(), spread)});
                long[] orders = history.orders(asOf);
                labels.add(orders.length == 0 || orders[orders.length - 1] <= before);
            }
        }
        double[][] cases = rows.toArray(double[][]::new);
        boolean[] lost = new boolean[cases.length];
        for (int i = 0; i < lost.length; i++) {
            lost[i] = labels.get(i);
        }
        LogisticRegression with = new LogisticRegression(cases, lost, 2);
        LogisticRegression without = new LogisticRegression(cases, lost, 1);
        double ratio = 2 * (with.logLikelihood() - without.logLikelihood());
        return ratio >= TELLS
                ? new OrderValue(spread.meanLog(), spread.k(), -with.coefficient(1))
                : null;
    }

    private static double distance(TotalSpending spending, OrderValue spread) {
        double n = spending.orders();
        return n == 0 ? 0 : n / (n + spread.k()) * (spending.meanLog() - spread.meanLog());
    }

    private static double logOdds(double probability) {
        double known = Math.min(Math.max(probability, 1e-6), 1 - 1e-6);
        return Math.log(known) - Math.log1p(-known);
    }
}
