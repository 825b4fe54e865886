package io.churnwarnings.tools.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.integration.IterativeLegendreGaussIntegrator;
import org.hipparchus.special.Beta;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.Test;

/**
 * The closed forms against integrals over the customers' own rates, variances and chances to leave.
 */
class LikelihoodTest {

    private static final double[] GAMMA = {1.4, 45, 0.7, 3.5};
    private static final double[] LOG_NORMAL = {3.4, 2.5, 8, 0.6, 0.7, 3.5};

    @Test
    void exponentialGaps() {
        double[] gaps = {10, 30};
        double silence = 50;

        double joint =
                overDropout(GAMMA[2], GAMMA[3], gaps.length, 0)
                                * integral(
                                        rate -> rates(rate) * rate * rate * Math.exp(-rate * 40),
                                        0,
                                        2)
                        + overDropout(GAMMA[2], GAMMA[3], gaps.length, 1)
                                * integral(
                                        rate -> rates(rate) * rate * rate * Math.exp(-rate * 90),
                                        0,
                                        2);

        assertThat(new GammaLikelihood(one(gaps, silence)).log(GAMMA))
                .isCloseTo(Math.log(joint), within(1e-6));
    }

    @Test
    void logNormalGapsOfWhoHasOne() {
        double gap = 20;
        double silence = 70;

        double left = integral(v -> variances(v) * firstGap(gap, v), 1e-4, 60);
        double alive = integral(v -> variances(v) * firstGapThenSilence(gap, silence, v), 1e-4, 60);

        double joint = overDropout(0.7, 3.5, 1, 0) * left + overDropout(0.7, 3.5, 1, 1) * alive;
        assertThat(new LogNormalLikelihood(one(new double[] {gap}, silence)).log(LOG_NORMAL))
                .isCloseTo(Math.log(joint), within(1e-5));
    }

    @Test
    void silenceOfWhoBoughtOnceIsAllThereIs() {
        CustomerStates once = one(new double[] {}, 0);

        assertThat(once.silenceDays(0)).isEqualTo(0.02);
        assertThat(new GammaLikelihood(once).log(GAMMA)).isCloseTo(0, within(1e-3));
        assertThat(new LogNormalLikelihood(once).log(LOG_NORMAL)).isCloseTo(0, within(1e-3));
    }

    @Test
    void nothingExtremeIsNotANumber() {
        CustomerStates states = new CustomerStates();
        states.add(new double[] {}, 3_650);
        states.add(new double[] {0, 1e-9, 3_650}, 0);
        double[] many = new double[5_000];
        Arrays.fill(many, 0.5);
        states.add(many, 100);
        for (double small : new double[] {1e-3, 1, 1e3}) {
            assertThat(
                            new GammaLikelihood(states)
                                    .log(new double[] {small, 1 / small, small, small}))
                    .isFinite();
            assertThat(
                            new LogNormalLikelihood(states)
                                    .log(new double[] {3, small, small, small, small, small}))
                    .isFinite();
        }
    }

    /** The mean of (1-p)^gaps · p for who left, and of (1-p)^(gaps+1) for who has not. */
    private static double overDropout(double a, double b, int gaps, int stayed) {
        return Math.exp(Beta.logBeta(a + 1 - stayed, b + gaps + stayed) - Beta.logBeta(a, b));
    }

    private static double rates(double rate) {
        return Math.exp(
                GAMMA[0] * Math.log(GAMMA[1])
                        + (GAMMA[0] - 1) * Math.log(rate)
                        - GAMMA[1] * rate
                        - Gamma.logGamma(GAMMA[0]));
    }

    /** Inverse gamma of shape ν/2 and scale νσ²/2. */
    private static double variances(double v) {
        double shape = LOG_NORMAL[2] / 2;
        double scale = LOG_NORMAL[2] * LOG_NORMAL[3] / 2;
        return Math.exp(
                shape * Math.log(scale)
                        - Gamma.logGamma(shape)
                        - (shape + 1) * Math.log(v)
                        - scale / v);
    }

    private static double firstGap(double gap, double v) {
        double spread = v * (1 + 1 / LOG_NORMAL[1]);
        return normal(Math.log(gap), LOG_NORMAL[0], spread) / gap;
    }

    private static double firstGapThenSilence(double gap, double silence, double v) {
        double weight = LOG_NORMAL[1] + 1;
        double mean = (LOG_NORMAL[1] * LOG_NORMAL[0] + Math.log(gap)) / weight;
        double deviation = Math.sqrt(v * (1 + 1 / weight));
        double beyond =
                NormalDistribution.of(mean, deviation).survivalProbability(Math.log(silence));
        return firstGap(gap, v) * beyond;
    }

    private static double normal(double x, double mean, double variance) {
        return Math.exp(-(x - mean) * (x - mean) / (2 * variance))
                / Math.sqrt(2 * Math.PI * variance);
    }

    private static double integral(UnivariateFunction function, double from, double to) {
        return new IterativeLegendreGaussIntegrator(16, 1e-9, 1e-14)
                .integrate(2_000_000, function, from, to);
    }

    private static CustomerStates one(double[] gaps, double silence) {
        CustomerStates states = new CustomerStates();
        states.add(gaps, silence);
        return states;
    }
}
