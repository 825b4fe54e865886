package io.churnwarnings.tools.fit;

import io.churnwarnings.model.SpendModel;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.numbers.gamma.LogGamma;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.SimpleBounds;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.BOBYQAOptimizer;

/** Fits the gamma-gamma model of spending to what customers spent an occasion. */
final class SpendFit {

    /** With fewer the parameters would say more of chance than of the shop. */
    static final int LEAST = 50;

    private static final double[] BOUND = {Math.log(1e-3), Math.log(1e4)};
    private static final double[][] STARTS = {{1, 1, 1}, {6, 4, 16}, {0.3, 0.3, 0.3}, {2, 20, 40}};
    private static final int ROUNDS = 12;

    private final List<double[]> customers = new ArrayList<>();

    /**
     * Adds a customer.
     *
     * @param occasions 1 or more
     * @param perOccasion what they spent at one, above 0
     */
    void add(int occasions, double perOccasion) {
        customers.add(new double[] {occasions, perOccasion});
    }

    /** How many customers there are. */
    int size() {
        return customers.size();
    }

    /** The model; null if the search does not come to rest. */
    SpendModel fit() {
        double unit = customers.stream().mapToDouble(customer -> customer[1]).average().orElse(1);
        double[] best = null;
        double most = Double.NEGATIVE_INFINITY;
        for (double[] start : STARTS) {
            double[] point = {Math.log(start[0]), Math.log(start[1]), Math.log(start[2])};
            for (int round = 0; round < ROUNDS; round++) {
                PointValuePair found = search(point, unit);
                boolean better = found != null && found.getValue() > most + 1e-9;
                if (better) {
                    most = found.getValue();
                    best = found.getPoint();
                    point = best;
                } else {
                    break;
                }
            }
        }
        return best == null
                ? null
                : new SpendModel(
                        Math.exp(best[0]), 1 + Math.exp(best[1]), Math.exp(best[2]) * unit);
    }

    private PointValuePair search(double[] start, double unit) {
        try {
            return new BOBYQAOptimizer(7, 0.5, 1e-8)
                    .optimize(
                            new MaxEval(3_000),
                            new ObjectiveFunction(at -> log(at, unit)),
                            GoalType.MAXIMIZE,
                            new InitialGuess(start),
                            new SimpleBounds(
                                    new double[] {BOUND[0], BOUND[0], BOUND[0]},
                                    new double[] {BOUND[1], BOUND[1], BOUND[1]}));
        } catch (MathRuntimeException e) {
            return null;
        }
    }

    private double log(double[] at, double unit) {
        double p = Math.exp(at[0]);
        double q = 1 + Math.exp(at[1]);
        double g = Math.exp(at[2]);
        double sum = 0;
        for (double[] customer : customers) {
            double n = customer[0];
            double v = customer[1] / unit;
            sum +=
                    LogGamma.value(p * n + q)
                            - LogGamma.value(p * n)
                            - LogGamma.value(q)
                            + q * Math.log(g)
                            + (p * n - 1) * Math.log(v)
                            + p * n * Math.log(n)
                            - (p * n + q) * Math.log(g + n * v);
        }
        return Double.isNaN(sum) ? -Double.MAX_VALUE : sum;
    }
}
