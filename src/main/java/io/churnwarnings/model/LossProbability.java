package io.churnwarnings.model;

import io.churnwarnings.domain.policy.LossEstimator;
import io.churnwarnings.domain.policy.Policy;
import java.util.List;

/**
 * The probability of loss by two models of a customer's gaps, each of which sees what the other is
 * blind to: one counts purchases, the other looks at the rhythm of the recent ones. Their mean on
 * the log-odds scale is taken.
 *
 * @param gamma exponential gaps
 * @param logNormal log-normal gaps
 * @param horizonDays how far ahead a customer is looked at, in days, above 0
 */
public record LossProbability(GammaGaps gamma, LogNormalGaps logNormal, double horizonDays)
        implements LossEstimator {

    /** What a gap weighs less than the one after it: rhythms change. */
    private static final double FORGETTING = 0.8;

    /** No model knows of a chance of less than one in a million. */
    private static final double LEAST = 1e-6;

    @Override
    public double probability(
            int gaps, List<Long> recentGaps, long lifeMillis, long silenceMillis) {
        double silence = Math.max(silenceMillis / Policy.DAY, LogGaps.SHORTEST_DAYS);
        double byGamma = gamma.loss(gaps, lifeMillis / Policy.DAY, silence, horizonDays);
        double byLogNormal =
                logNormal.loss(gaps, LogGaps.of(recentGaps, FORGETTING), silence, horizonDays);
        return 1 / (1 + Math.exp(-(logOdds(byGamma) + logOdds(byLogNormal)) / 2));
    }

    private static double logOdds(double probability) {
        double known = Math.min(Math.max(probability, LEAST), 1 - LEAST);
        return Math.log(known) - Math.log1p(-known);
    }
}
