package io.churnwarnings.model;

import io.churnwarnings.domain.policy.ReturnModel;
import java.io.Serializable;

/**
 * Exponential gaps between purchases whose rate differs between customers by a gamma distribution:
 * with its dropout the modified BG/NBD model (Batislam, Denizel and Filiztekin, "Empirical
 * validation and comparison of models for customer base analysis", International Journal of
 * Research in Marketing 24, 2007).
 *
 * @param r shape of the rates, above 0
 * @param alpha inverse scale of the rates in days, above 0
 * @param dropout how customers leave
 */
public record GammaGaps(double r, double alpha, Dropout dropout) implements Serializable {

    /**
     * The probability that the customer makes no purchase within the horizon.
     *
     * @param gaps the number of observed gaps, 0 or more
     * @param lifeDays days between the first and the last occasion, 0 or more
     * @param silenceDays days since the last purchase, above 0
     * @param horizonDays from now on, above 0
     */
    double loss(int gaps, double lifeDays, double silenceDays, double horizonDays) {
        return dropout.staysAway(
                gaps,
                survival(gaps, lifeDays, silenceDays),
                survival(gaps, lifeDays, silenceDays + horizonDays));
    }

    /** The same, as the price line needs it. */
    ReturnModel returns(double horizonDays) {
        return new ReturnModel(r, alpha, dropout.a(), dropout.b(), horizonDays);
    }

    /** The probability that the next gap exceeds this many days, given no dropout. */
    double survival(int gaps, double lifeDays, double days) {
        return Math.exp(-(r + gaps) * Math.log1p(days / (alpha + lifeDays)));
    }
}
