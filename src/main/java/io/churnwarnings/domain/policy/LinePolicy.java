package io.churnwarnings.domain.policy;

import java.io.Serializable;

/**
 * The measure of the lines of AT_RISK and LIKELY_LOST, and the parameters of the kinds other than
 * cycles. Those of another kind than {@code kind} have no effect.
 *
 * @param kind the measure in effect
 * @param atRiskPrice the price of a day of delay at AT_RISK, in false alarms; above 0
 * @param likelyLostPrice the same at LIKELY_LOST; at most {@code atRiskPrice}
 * @param atRiskDays the days of silence until AT_RISK; above 0
 * @param likelyLostDays the days of silence until LIKELY_LOST; at least {@code atRiskDays}
 * @param earliestCycles a price line does not stand before so many cycles; 0 or more
 * @param returns the model of customers' returns; null without a model, and then {@code kind} is
 *     not PRICE
 */
public record LinePolicy(
        LineKind kind,
        double atRiskPrice,
        double likelyLostPrice,
        double atRiskDays,
        double likelyLostDays,
        double earliestCycles,
        ReturnModel returns)
        implements Serializable {

    public static final double AT_RISK_PRICE = 0.5;
    public static final double LIKELY_LOST_PRICE = 0.25;
    public static final int AT_RISK_DAYS = 60;
    public static final int LIKELY_LOST_DAYS = 90;
    public static final double EARLIEST_CYCLES = 0.25;

    /** Lines of cycles; the numbers of the other kinds are the usual ones. */
    public static final LinePolicy CYCLES =
            new LinePolicy(
                    LineKind.CYCLES,
                    AT_RISK_PRICE,
                    LIKELY_LOST_PRICE,
                    AT_RISK_DAYS,
                    LIKELY_LOST_DAYS,
                    EARLIEST_CYCLES,
                    null);

    public LinePolicy withPrices(double atRisk, double likelyLost) {
        return new LinePolicy(
                kind, atRisk, likelyLost, atRiskDays, likelyLostDays, earliestCycles, returns);
    }

    public LinePolicy withDays(double atRisk, double likelyLost) {
        return new LinePolicy(
                kind, atRiskPrice, likelyLostPrice, atRisk, likelyLost, earliestCycles, returns);
    }

    public LinePolicy with(ReturnModel otherReturns) {
        return new LinePolicy(
                kind,
                atRiskPrice,
                likelyLostPrice,
                atRiskDays,
                likelyLostDays,
                earliestCycles,
                otherReturns);
    }

    public LinePolicy of(LineKind otherKind) {
        return new LinePolicy(
                otherKind,
                atRiskPrice,
                likelyLostPrice,
                atRiskDays,
                likelyLostDays,
                earliestCycles,
                returns);
    }

    /**
     * The price of a stage, which its events name.
     *
     * @return NaN where the stage has none
     */
    public double price(Stage stage) {
        if (kind != LineKind.PRICE || stage == null || stage == Stage.LOST) {
            return Double.NaN;
        }
        return stage == Stage.AT_RISK ? atRiskPrice : likelyLostPrice;
    }
}
