package io.churnwarnings.tools.fit;

import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * The likelihood of the modified BG/NBD model (Batislam, Denizel and Filiztekin, "Empirical
 * validation and comparison of models for customer base analysis", International Journal of
 * Research in Marketing 24, 2007, section 3). The parameters are r, α, a and b: customers buy at
 * exponential gaps with a rate from the gamma distribution of shape r and inverse scale α days, and
 * drop out after each purchase, the first one included, with a chance from the beta distribution of
 * a and b.
 */
final class GammaLikelihood extends Likelihood {

    private static final Scale[] SCALES = {
        Scale.positive(0.1, 10), Scale.positive(1, 1_000), Scale.dropout(), Scale.dropout()
    };

    GammaLikelihood(CustomerStates states) {
        super(states);
    }

    @Override
    Scale[] scales() {
        return SCALES;
    }

    @Override
    Likelihood of(CustomerStates others) {
        return new GammaLikelihood(others);
    }

    @Override
    Kind prepare(int gaps, double[] p) {
        double r = p[0];
        double alpha = p[1];
        double a = p[2];
        double b = p[3];
        return new Same(
                LogGamma.value(r + gaps)
                        - LogGamma.value(r)
                        + r * Math.log(alpha)
                        + LogBeta.value(a, b + gaps)
                        - LogBeta.value(a, b)
                        - Math.log(a + b + gaps));
    }

    @Override
    double ofCustomer(CustomerStates states, int customer, double[] p, Kind kind) {
        int gaps = states.gaps(customer);
        double seen = p[1] + states.lifeDays(customer);
        double waits = -(p[0] + gaps) * Math.log1p(states.silenceDays(customer) / seen);
        // Dropped out at the last purchase, or alive and not yet back.
        return ((Same) kind).log
                - (p[0] + gaps) * Math.log(seen)
                + Math.log(p[2] + (p[3] + gaps) * Math.exp(waits));
    }

    private record Same(double log) implements Kind {}
}
