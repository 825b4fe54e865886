package io.churnwarnings.model;

import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.fact.Purchases;
import io.churnwarnings.domain.fact.TotalSpending;
import io.churnwarnings.domain.fact.Worth;
import io.churnwarnings.domain.policy.LossEstimator;
import io.churnwarnings.domain.policy.Policy;
import java.util.List;

/**
 * The probability of loss by two models of a customer's gaps, which complement each other: one
 * counts purchases, the other uses the lengths of the recent gaps. The result is their mean on the
 * log-odds scale, adjusted by the value of orders.
 *
 * @param gamma exponential gaps
 * @param logNormal log-normal gaps
 * @param horizonDays the horizon of loss in days, above 0
 * @param valuation the value part of the model
 */
public record LossProbability(
        GammaGaps gamma, LogNormalGaps logNormal, double horizonDays, Valuation valuation)
        implements LossEstimator {

    /** The weight of a gap relative to the one after it: interpurchase times change. */
    private static final double FORGETTING = 0.8;

    /** By a model that says nothing of value. */
    public LossProbability(GammaGaps gamma, LogNormalGaps logNormal, double horizonDays) {
        this(gamma, logNormal, horizonDays, Valuation.NONE);
    }

    @Override
    public double probability(
            int gaps, List<Long> recentGaps, long lifeMillis, long silenceMillis) {
        double silence = Math.max(silenceMillis / Policy.DAY, LogGaps.SHORTEST_DAYS);
        return probability(
                gamma.loss(gaps, lifeMillis / Policy.DAY, silence, horizonDays),
                logNormal.loss(gaps, LogGaps.of(recentGaps, FORGETTING), silence, horizonDays));
    }

    private static double probability(double byGamma, double byLogNormal) {
        return LogOdds.probability((LogOdds.of(byGamma) + LogOdds.of(byLogNormal)) / 2);
    }

    @Override
    public double withOrderValue(double probability, TotalSpending spending) {
        return valuation.orders() == null
                ? probability
                : valuation.orders().adjust(probability, spending);
    }

    @Override
    public Worth worth(Purchases purchases, long at, double lossProbability) {
        if (valuation.spend() == null) {
            return null;
        }
        Occasions counted = purchases.occasions();
        double silence = Math.max((at - counted.lastOrder()) / Policy.DAY, LogGaps.SHORTEST_DAYS);
        LogGaps shown = LogGaps.of(purchases.recentGaps(), FORGETTING);
        double expected = orders(counted, shown, silence, valuation.horizonDays());
        double perOccasion = valuation.spend().perOccasion(purchases.spending());
        double missed = orders(counted, shown, LogGaps.SHORTEST_DAYS, horizonDays);
        if (!Double.isFinite(expected) || !Double.isFinite(missed)) {
            return null;
        }
        return new Worth(
                expected,
                expected * perOccasion,
                valuation.horizonDays(),
                missed * perOccasion * lossProbability);
    }

    /** The occasions to be expected, as many as the mean of both models leaves possible. */
    private double orders(Occasions counted, LogGaps shown, double silence, double horizon) {
        int gaps = counted.gaps();
        double life = (counted.latest() - counted.first()) / Policy.DAY;
        double byGamma = LogOdds.known(gamma.loss(gaps, life, silence, horizon));
        double byBoth =
                LogOdds.known(probability(byGamma, logNormal.loss(gaps, shown, silence, horizon)));
        return ExpectedOrders.of(gamma, gaps, life, silence, horizon)
                * (1 - byBoth)
                / (1 - byGamma);
    }
}
