package io.churnwarnings.model;

import java.io.Serializable;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Log-normal gaps between purchases whose mean and variance differ between customers by a
 * normal–inverse-gamma distribution, the conjugate prior: the posterior given a customer's own gaps
 * has the same form, and the next log gap has Student's t distribution (Murphy, "Conjugate Bayesian
 * analysis of the Gaussian distribution", 2007, section 6).
 *
 * @param mu0 mean of the logarithm of gaps in days
 * @param kappa the weight of {@code mu0}, in gaps, above 0
 * @param nu the weight of {@code sigma2}, in gaps, above 0
 * @param sigma2 variance of the logarithm of gaps, above 0
 * @param dropout how customers leave
 */
public record LogNormalGaps(double mu0, double kappa, double nu, double sigma2, Dropout dropout)
        implements Serializable {

    /**
     * The probability that the customer makes no purchase within the horizon.
     *
     * @param gaps the number of observed gaps, 0 or more
     * @param shown the statistics of the recent gaps
     * @param silenceDays days since the last purchase, above 0
     * @param horizonDays from now on, above 0
     */
    double loss(int gaps, LogGaps shown, double silenceDays, double horizonDays) {
        double weight = kappa + shown.weight();
        double mean = (kappa * mu0 + shown.weight() * shown.mean()) / weight;
        double degrees = nu + shown.weight();
        double distance = shown.mean() - mu0;
        double squares =
                nu * sigma2
                        + shown.squares()
                        + kappa * shown.weight() * distance * distance / weight;
        double scale = Math.sqrt(squares / degrees * (1 + 1 / weight));
        TDistribution next = TDistribution.of(degrees);
        // Upper tails, not 1 - F: they keep their digits where both are tiny.
        return dropout.staysAway(
                gaps,
                next.survivalProbability((Math.log(silenceDays) - mean) / scale),
                next.survivalProbability((Math.log(silenceDays + horizonDays) - mean) / scale));
    }
}
