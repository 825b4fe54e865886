package io.churnwarnings.domain.line;

import io.churnwarnings.domain.policy.ReturnModel;

/**
 * The line that is cheapest: a warning after w days costs the false alarms of customers who return
 * later, and u·w for customers who do not. It stands where the density of the return has fallen to
 * u times the chance that the customer is lost.
 */
public final class PriceLine {

    /** No line stands before so many days. */
    private static final double LEAST_DAYS = 1;

    private PriceLine() {}

    /**
     * The days of silence until the line; {@link LineDays#NONE} if it does not stand within twice
     * the horizon.
     *
     * @param u the price of a day of delay, in false alarms
     * @param gaps the number of repeat occasions
     * @param lifeDays days from the first to the last occasion
     */
    public static double days(double u, int gaps, double lifeDays, ReturnModel model) {
        double most = 2 * model.horizonDays();
        double beta = model.alpha() + lifeDays;
        double rho = model.r() + gaps;
        double stays = model.b() + gaps;
        double lost = model.a() + stays * Math.pow(1 + most / beta, -rho);
        double w = beta * (Math.pow(stays * rho / (beta * u * lost), 1 / (rho + 1)) - 1);
        double days = Math.max(w, LEAST_DAYS);
        return days >= most ? LineDays.NONE : days;
    }
}
