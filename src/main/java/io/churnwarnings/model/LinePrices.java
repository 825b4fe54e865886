package io.churnwarnings.model;

import io.churnwarnings.domain.policy.LinePolicy;

/**
 * The population's prices of the lines: the value of a day of delay, in false alarms.
 *
 * @param atRisk the price of AT_RISK, above 0
 * @param likelyLost the price of LIKELY_LOST, at most that of AT_RISK
 */
public record LinePrices(double atRisk, double likelyLost) {

    /** Where neither the shop nor its model says anything. */
    public static final LinePrices USUAL =
            new LinePrices(LinePolicy.AT_RISK_PRICE, LinePolicy.LIKELY_LOST_PRICE);

    /** The highest price. */
    public static final double MOST = 100;

    /** Of how many decimals a price is at most. */
    public static final int DECIMALS = 4;
}
