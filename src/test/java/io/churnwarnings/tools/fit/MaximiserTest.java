package io.churnwarnings.tools.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Customers made by known parameters give them back, and nobody finds better ones. */
class MaximiserTest {

    private static final double[] GAMMA = {1.4, 45, 0.7, 3.5};
    private static final double[] LOG_NORMAL = {3.4, 2.5, 8, 0.6, 0.7, 3.5};

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void exponentialGaps(long seed) throws FitException {
        GammaLikelihood likelihood = new GammaLikelihood(MadeCustomers.ofGamma(8_000, GAMMA, seed));

        Maximum found = maximise(likelihood);

        assertThat(found.log()).isGreaterThanOrEqualTo(likelihood.log(GAMMA));
        double[] p = found.parameters();
        // Some four standard errors with as many customers.
        assertThat(p[0]).isCloseTo(GAMMA[0], within(0.15));
        assertThat(p[1]).isCloseTo(GAMMA[1], within(6.0));
        assertThat(p[2]).isCloseTo(GAMMA[2], within(0.15));
        assertThat(p[2] / (p[2] + p[3])).isCloseTo(0.7 / 4.2, within(0.02));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void logNormalGaps(long seed) throws FitException {
        LogNormalLikelihood likelihood =
                new LogNormalLikelihood(MadeCustomers.ofLogNormal(8_000, LOG_NORMAL, seed));

        Maximum found = maximise(likelihood);

        assertThat(found.log()).isGreaterThanOrEqualTo(likelihood.log(LOG_NORMAL));
        double[] p = found.parameters();
        assertThat(p[0]).isCloseTo(LOG_NORMAL[0], within(0.05));
        assertThat(p[1]).isCloseTo(LOG_NORMAL[1], within(0.25));
        assertThat(p[2]).isCloseTo(LOG_NORMAL[2], within(1.5));
        assertThat(p[3]).isCloseTo(LOG_NORMAL[3], within(0.03));
        assertThat(p[4]).isCloseTo(LOG_NORMAL[4], within(0.15));
        assertThat(p[4] / (p[4] + p[5])).isCloseTo(0.7 / 4.2, within(0.02));
    }

    @Test
    void noOtherOptimiserFindsBetterFromTwentyPlaces() throws FitException {
        noneIsBetter(new GammaLikelihood(MadeCustomers.ofGamma(600, GAMMA, 4)));
        noneIsBetter(new LogNormalLikelihood(MadeCustomers.ofLogNormal(600, LOG_NORMAL, 4)));
    }

    @Test
    void findsTheSameAgain() throws FitException {
        CustomerStates states = MadeCustomers.ofGamma(500, GAMMA, 5);

        assertThat(maximise(new GammaLikelihood(states)).parameters())
                .containsExactly(maximise(new GammaLikelihood(states)).parameters());
    }

    @Test
    void gapsThatAreAllAlikeHaveNoBestVariance() {
        CustomerStates states = new CustomerStates();
        for (int i = 0; i < 200; i++) {
            states.add(new double[] {7, 7, 7, 7, 7}, 3);
        }

        assertThatThrownBy(() -> maximise(new LogNormalLikelihood(states)))
                .isInstanceOf(FitException.class)
                .hasMessageContaining("did not converge");
    }

    private static Maximum maximise(Likelihood likelihood) throws FitException {
        return new Maximiser(likelihood, at -> {}).find();
    }

    private static void noneIsBetter(Likelihood likelihood) throws FitException {
        double found = maximise(likelihood).log();
        SplittableRandom random = new SplittableRandom(20);
        for (int i = 0; i < 20; i++) {
            assertThat(climb(likelihood, random))
                    .isLessThanOrEqualTo(found + 1e-4 * likelihood.states().size());
        }
    }

    /** Nelder and Mead's way up from a random place, with a wall around the bounds. */
    private static double climb(Likelihood likelihood, SplittableRandom random) {
        Scale[] scales = likelihood.scales();
        double[] start = new double[scales.length];
        for (int i = 0; i < start.length; i++) {
            start[i] = random.nextDouble(scales[i].startLeast(), scales[i].startMost());
        }
        AtomicReference<Double> best = new AtomicReference<>(Double.NEGATIVE_INFINITY);
        try {
            new SimplexOptimizer(1e-10, 1e-8)
                    .optimize(
                            new MaxEval(1_000),
                            new ObjectiveFunction(
                                    point -> {
                                        double value = value(likelihood, scales, point);
                                        best.accumulateAndGet(value, Math::max);
                                        return value;
                                    }),
                            GoalType.MAXIMIZE,
                            new InitialGuess(start),
                            new NelderMeadSimplex(start.length, 0.5));
        } catch (MathRuntimeException e) {
            // Out of evaluations: the best place that it came by counts.
            return best.get();
        }
        return best.get();
    }

    private static double value(Likelihood likelihood, Scale[] scales, double[] point) {
        double[] parameters = new double[point.length];
        for (int i = 0; i < point.length; i++) {
            if (point[i] < scales[i].least() || point[i] > scales[i].most()) {
                return -1e12;
            }
            parameters[i] = scales[i].parameter(point[i]);
        }
        return likelihood.log(parameters);
    }
}
