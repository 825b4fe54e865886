package io.churnwarnings.tools.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Customers who behave exactly as a model with known parameters says, each watched for two to three
 * years.
 */
final class MadeCustomers {

    private final SplittableRandom random;
    private final CustomerStates states = new CustomerStates();

    private MadeCustomers(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Parameters r, α, a, b. */
    static CustomerStates ofGamma(int count, double[] p, long seed) {
        MadeCustomers made = new MadeCustomers(seed);
        for (int i = 0; i < count; i++) {
            double rate = made.draw(GammaDistribution.of(p[0], 1 / p[1]));
            made.add(
                    made.draw(BetaDistribution.of(p[2], p[3])),
                    () -> -Math.log1p(-made.random.nextDouble()) / rate);
        }
        return made.states;
    }

    /** Parameters μ₀, κ, ν, σ², a, b. */
    static CustomerStates ofLogNormal(int count, double[] p, long seed) {
        MadeCustomers made = new MadeCustomers(seed);
        for (int i = 0; i < count; i++) {
            double variance = p[2] * p[3] / (2 * made.draw(GammaDistribution.of(p[2] / 2, 1)));
            double mean = made.draw(NormalDistribution.of(p[0], Math.sqrt(variance / p[1])));
            NormalDistribution log = NormalDistribution.of(mean, Math.sqrt(variance));
            made.add(made.draw(BetaDistribution.of(p[4], p[5])), () -> Math.exp(made.draw(log)));
        }
        return made.states;
    }

    private double draw(ContinuousDistribution distribution) {
        return distribution.inverseCumulativeProbability(random.nextDouble());
    }

    private void add(double dropout, DoubleSupplier gap) {
        double watched = random.nextDouble(730, 1_095);
        List<Double> gaps = new ArrayList<>();
        double last = 0;
        while (random.nextDouble() >= dropout) {
            double next = gap.getAsDouble();
            if (last + next > watched) {
                break;
            }
            gaps.add(next);
            last += next;
        }
        states.add(gaps.stream().mapToDouble(Double::doubleValue).toArray(), watched - last);
    }
}
