package io.churnwarnings.model;

/**
 * How many purchase occasions a customer of the gamma part can be expected to have from now on, as
 * long as they have not dropped out: the conditional expectation of the modified BG/NBD model
 * (Batislam et al. 2007; Wagner and Hoppe 2008). Euler's transformation of the hypergeometric
 * series is summed: the series of the papers overflows for frequent buyers, and hardly converges
 * for long horizons.
 */
public final class ExpectedOrders {

    /** A term that is smaller than this part of the sum ends the series. */
    /** Some thousand are enough for any shop; a model with odd parameters must not loop. */
    private static final int MOST_TERMS = 100_000;

    private static final double ENOUGH = 1e-12;

    /** The expectation has a removable pole where the weight of dropping out is 1. */
    private static final double AWAY_FROM_ONE = 1e-5;

    private ExpectedOrders() {}

    /**
     * The expected number, 0 or more.
     *
     * @param gaps x, 0 or more
     * @param lifeDays days from the first to the last occasion
     * @param silenceDays days since the last purchase, above 0
     * @param horizonDays days from now on
     * @return NaN where the series does not converge, with parameters far from those of any shop
     */
    public static double of(
            GammaGaps model, int gaps, double lifeDays, double silenceDays, double horizonDays) {
        double given = model.dropout().a();
        double a = Math.abs(given - 1) < AWAY_FROM_ONE ? 1 + AWAY_FROM_ONE : given;
        double stays = model.dropout().b() + gaps;
        double shape = model.r() + gaps;
        double bought = model.alpha() + lifeDays;
        double seen = bought + silenceDays;
        double series =
                hypergeometric(
                        a + model.dropout().b() - model.r(),
                        a - 1,
                        a + stays,
                        horizonDays / (seen + horizonDays));
        double rest = Math.pow(seen / (seen + horizonDays), a - 1) * series;
        double alive = stays / (stays + a * Math.pow(seen / bought, shape));
        return Math.max(0, (a + stays) / (a - 1) * (1 - rest) * alive);
    }

    /** NaN if the sum overflows or does not come to an end. */
    private static double hypergeometric(double a, double b, double c, double z) {
        double term = 1;
        double sum = 1;
        for (int n = 0; Math.abs(term) >= ENOUGH * Math.abs(sum); n++) {
            if (n == MOST_TERMS || !Double.isFinite(sum)) {
                return Double.NaN;
            }
            term *= (a + n) * (b + n) / ((c + n) * (n + 1)) * z;
            sum += term;
        }
        return sum;
    }
}
