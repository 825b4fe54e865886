package io.churnwarnings.model;

import io.churnwarnings.domain.calendar.BusinessTime;
import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.fact.Purchases;
import io.churnwarnings.domain.fact.TotalSpending;
import io.churnwarnings.domain.fact.Worth;
import io.churnwarnings.domain.policy.LossEstimator;

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
            int gaps,
            double[] recentGapDays,
            double lifeDays,
            double silenceDays,
            double aheadDays) {
        LogGaps shown = LogGaps.of(recentGapDays, FORGETTING);
        return probability(
                gamma.loss(gaps, lifeDays, silenceDays, aheadDays),
                logNormal.loss(gaps, shown, silenceDays, aheadDays));
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
    public Worth worth(Purchases purchases, long at, BusinessTime time, double lossProbability) {
        if (valuation.spend() == null) {
            return null;
        }
        Occasions counted = purchases.occasions();
        long since = counted.lastOrder();
        Shown shown =
                new Shown(
                        counted.gaps(),
                        time.days(counted.first(), counted.latest()),
                        LogGaps.of(
                                time.days(purchases.recentGaps(), counted.latest()), FORGETTING));
        double expected =
                orders(
                        shown,
                        LossEstimator.silenceDays(since, at, time),
                        LossEstimator.aheadDays(since, at, valuation.horizonDays(), time),
                        time.daysAhead(at, valuation.horizonDays()));
        double perOccasion = valuation.spend().perOccasion(purchases.spending());
        double ahead = time.daysAhead(since, horizonDays);
        double missed = orders(shown, SHORTEST_DAYS, ahead, ahead);
        if (!Double.isFinite(expected) || !Double.isFinite(missed)) {
            return null;
        }
        return new Worth(
                expected,
                expected * perOccasion,
                valuation.horizonDays(),
                missed * perOccasion * lossProbability);
    }

    /** The purchases of a customer, in days as the shop counts them. */
    private record Shown(int gaps, double life, LogGaps recent) {}

    /**
     * The occasions to be expected, as many as the mean of both models leaves possible.
     *
     * @param ahead by which the silence grows if none comes
     * @param horizon in which they are counted
     */
    private double orders(Shown shown, double silence, double ahead, double horizon) {
        int gaps = shown.gaps();
        double byGamma = LogOdds.known(gamma.loss(gaps, shown.life(), silence, ahead));
        double byLogNormal = logNormal.loss(gaps, shown.recent(), silence, ahead);
        double byBoth = LogOdds.known(probability(byGamma, byLogNormal));
        return ExpectedOrders.of(gamma, gaps, shown.life(), silence, horizon)
                * (1 - byBoth)
                / (1 - byGamma);
    }
}
