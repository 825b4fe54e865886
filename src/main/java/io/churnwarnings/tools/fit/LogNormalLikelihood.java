package io.churnwarnings.tools.fit;

import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The likelihood of log-normal gaps whose mean and variance differ between customers by a
 * normal–inverse-gamma distribution (Murphy, "Conjugate Bayesian analysis of the Gaussian
 * distribution", 2007, section 6: the marginal likelihood of the log gaps, and Student's t
 * distribution of the next one), with dropout as in {@link GammaLikelihood}. The parameters are μ₀,
 * κ, ν, σ², a and b.
 */
final class LogNormalLikelihood extends Likelihood {

    private static final Scale[] SCALES = {
        Scale.real(0, 6),
        Scale.bounded(),
        Scale.bounded(),
        Scale.positive(0.1, 10),
        Scale.dropout(),
        Scale.dropout()
    };

    LogNormalLikelihood(CustomerStates states) {
        super(states);
    }

    @Override
    Scale[] scales() {
        return SCALES;
    }

    @Override
    Likelihood of(CustomerStates others) {
        return new LogNormalLikelihood(others);
    }

    @Override
    Kind prepare(int gaps, double[] p) {
        double kappa = p[1];
        double nu = p[2];
        double a = p[4];
        double b = p[5];
        double log =
                LogGamma.value((nu + gaps) / 2)
                        - LogGamma.value(nu / 2)
                        + Math.log(kappa / (kappa + gaps)) / 2
                        - gaps / 2.0 * Math.log(Math.PI)
                        + nu / 2 * Math.log(nu * p[3])
                        + LogBeta.value(a, b + gaps)
                        - LogBeta.value(a, b)
                        - Math.log(a + b + gaps);
        return new Same(log, TDistribution.of(nu + gaps));
    }

    @Override
    double ofCustomer(CustomerStates states, int customer, double[] p, Kind kind) {
        int gaps = states.gaps(customer);
        double weight = p[1] + gaps;
        double degrees = p[2] + gaps;
        double distance = states.logMean(customer) - p[0];
        double mean = (p[1] * p[0] + states.logSum(customer)) / weight;
        double squares =
                p[2] * p[3]
                        + states.logSquares(customer)
                        + p[1] * gaps * distance * distance / weight;
        double scale = Math.sqrt(squares / degrees * (1 + 1 / weight));
        Same same = (Same) kind;
        double waits =
                same.next.survivalProbability(
                        (Math.log(states.silenceDays(customer)) - mean) / scale);
        // The sum of the logs: the density is that of the gaps, not of their logarithms.
        return same.log
                - degrees / 2 * Math.log(squares)
                - states.logSum(customer)
                + Math.log(p[4] + (p[5] + gaps) * waits);
    }

    private record Same(double log, TDistribution next) implements Kind {}
}
