package io.churnwarnings.testkit.oracle;

import io.churnwarnings.model.GammaGaps;

/**
 * How many purchases are to be expected, from the definition of the model: a living customer buys
 * at a rate λ and drops out with the chance p after each purchase, so that (1 − exp(−λ·p·T)) / p
 * purchases are to be expected. The mean over the posterior of λ is exact, the mean over p by
 * numerical integration.
 */
public final class ReferenceOrders {

    private static final double STEP = 1.0 / 64;

    private ReferenceOrders() {}

    public static double expected(
            GammaGaps model, int x, double life, double silence, double horizon) {
        double a = model.dropout().a();
        double b = model.dropout().b() + x;
        double rho = model.r() + x;
        double seen = model.alpha() + life + silence;
        double gone = a * Math.exp(rho * Math.log(seen / (model.alpha() + life)));
        double sum = 0;
        double whole = 0;
        // p = exp(-y), y by the double exponential rule
        for (double w = -6.5; w <= 10; w += STEP) {
            double y = Math.exp(w - Math.exp(-w));
            double p = Math.exp(-y);
            double weight =
                    Math.exp(-a * y + b * Math.log(-Math.expm1(-y))) * y * (1 + Math.exp(-w));
            double slope =
                    p < 1e-200
                            ? rho * horizon / seen
                            : -Math.expm1(-rho * Math.log1p(p * horizon / seen)) / p;
            sum += weight * slope;
            whole += weight;
        }
        return b / (b + gone) * sum / whole;
    }
}
