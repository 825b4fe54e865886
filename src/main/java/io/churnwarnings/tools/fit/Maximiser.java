package io.churnwarnings.tools.fit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.SimpleBounds;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.BOBYQAOptimizer;

/**
 * Finds the parameters under which a likelihood is largest: a search within bounds without
 * derivatives (Powell, "The BOBYQA algorithm for bound constrained optimization without
 * derivatives", 2009), from several places, the same ones every time, as likelihoods of this kind
 * are flat along ridges. The places are tried on a part of the customers if there are many.
 */
final class Maximiser {

    private static final int STARTS = 10;
    private static final int FINALISTS = 3;

    /** How many searches there are, each reported before it starts. */
    static final int MOST_SEARCHES = STARTS + FINALISTS;

    private static final int MOST_FOR_STARTS = 20_000;
    private static final int MOST_EVALUATIONS = 3_000;
    private static final int MOST_ROUNDS = 12;
    private static final double WIDE = 0.5;
    private static final double FINE = 1e-6;

    /** Two searches that end within this of each other, a customer, have found the same maximum. */
    private static final double SAME = 1e-7;

    private static final double ALIKE = 1e-5;

    private final Likelihood likelihood;
    private final Consumer<String> progress;

    /**
     * @param progress receives a line before each search
     */
    Maximiser(Likelihood likelihood, Consumer<String> progress) {
        this.likelihood = likelihood;
        this.progress = progress;
    }

    /**
     * The maximum.
     *
     * @throws FitException if the search does not come to rest
     */
    Maximum find() throws FitException {
        CustomerStates states = likelihood.states();
        Likelihood part = likelihood.of(states.thinned(MOST_FOR_STARTS));
        SplittableRandom random = new SplittableRandom(STARTS);
        List<Search> searches = new ArrayList<>();
        for (int i = 1; i <= STARTS; i++) {
            progress.accept("start " + i + " of " + STARTS);
            Search search = new Search(part, start(random));
            search.toRest();
            searches.add(search);
        }
        searches.sort(Comparator.comparingDouble(search -> -search.log));
        Search best = null;
        for (Search finalist : different(searches)) {
            progress.accept("all customers");
            Search search = new Search(likelihood, finalist.point);
            search.toRest();
            if (search.rests && (best == null || search.log > best.log)) {
                best = search;
            }
        }
        if (best == null) {
            throw new FitException(
                    "the fit did not converge: the likelihood still grew after %,d searches from %d places"
                            .formatted(MOST_ROUNDS, STARTS));
        }
        checkInside(best.point);
        return new Maximum(parameters(best.point), best.log);
    }

    /** Searches that came to the same maximum need not be finished twice. */
    private static List<Search> different(List<Search> searches) {
        List<Search> different = new ArrayList<>();
        for (Search search : searches) {
            Search last = different.isEmpty() ? null : different.get(different.size() - 1);
            if (last == null || last.log - search.log > ALIKE * search.goal.states().size()) {
                different.add(search);
            }
        }
        return different.subList(0, Math.min(FINALISTS, different.size()));
    }

    /** Where a parameter grows or shrinks for ever there is no maximum. */
    private void checkInside(double[] point) throws FitException {
        Scale[] scales = likelihood.scales();
        for (int i = 0; i < point.length; i++) {
            if (scales[i].isBeyondReason(point[i])) {
                throw new FitException(
                        "the fit did not converge: parameter %d of %d went to %.3g, where the likelihood still grows; are the gaps between purchases all alike?"
                                .formatted(i + 1, point.length, scales[i].parameter(point[i])));
            }
        }
    }

    private double[] start(SplittableRandom random) {
        Scale[] scales = likelihood.scales();
        double[] point = new double[scales.length];
        for (int i = 0; i < point.length; i++) {
            point[i] = random.nextDouble(scales[i].startLeast(), scales[i].startMost());
        }
        return point;
    }

    private double[] parameters(double[] point) {
        Scale[] scales = likelihood.scales();
        double[] parameters = new double[point.length];
        for (int i = 0; i < point.length; i++) {
            parameters[i] = scales[i].parameter(point[i]);
        }
        return parameters;
    }

    /**
     * Searches from one place until searching again from where the last one ended finds nothing
     * better.
     */
    private final class Search {

        private final Likelihood goal;
        private double[] point;
        private double log;
        private boolean rests;

        Search(Likelihood goal, double[] start) {
            this.goal = goal;
            point = start;
            log = value(start);
        }

        void toRest() {
            for (int round = 0; round < MOST_ROUNDS && !rests; round++) {
                double before = log;
                boolean ended = once();
                rests = ended && log - before <= SAME * goal.states().size();
            }
        }

        /** Returns whether the search ended by itself. */
        private boolean once() {
            Scale[] scales = likelihood.scales();
            double[] least = new double[scales.length];
            double[] most = new double[scales.length];
            for (int i = 0; i < scales.length; i++) {
                least[i] = scales[i].least();
                most[i] = scales[i].most();
            }
            try {
                PointValuePair found =
                        new BOBYQAOptimizer(2 * point.length + 1, WIDE, FINE)
                                .optimize(
                                        new MaxEval(MOST_EVALUATIONS),
                                        new ObjectiveFunction(this::value),
                                        GoalType.MAXIMIZE,
                                        new InitialGuess(point),
                                        new SimpleBounds(least, most));
                if (found.getValue() > log) {
                    log = found.getValue();
                    point = found.getPoint();
                }
                return true;
            } catch (MathRuntimeException e) {
                return false;
            }
        }

        private double value(double[] at) {
            double value = goal.log(parameters(at));
            return Double.isNaN(value) ? -Double.MAX_VALUE : value;
        }
    }
}
