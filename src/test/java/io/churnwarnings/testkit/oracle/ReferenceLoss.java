package io.churnwarnings.testkit.oracle;

import io.churnwarnings.domain.fact.Worth;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.model.GammaGaps;
import io.churnwarnings.model.LogNormalGaps;
import io.churnwarnings.model.LossProbability;
import io.churnwarnings.model.OrderValue;
import io.churnwarnings.model.SpendModel;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The probability of loss from its definition, by numerical integration. It takes nothing of the
 * estimator but its parameters.
 */
public final class ReferenceLoss {

    private record State(List<Long> gaps, long life, long silence) {}

    private static final double STEP = 1.0 / 20;
    private static final double REACH = 6.5;

    private final LossProbability model;
    private final Map<State, Double> known = new HashMap<>();

    public ReferenceLoss(LossProbability model) {
        this.model = model;
    }

    /**
     * The probability of a customer with these gaps.
     *
     * @param gaps all of them in milliseconds, the last one last
     */
    public double probability(List<Long> gaps, long lifeMillis, long silenceMillis) {
        return known.computeIfAbsent(
                new State(List.copyOf(gaps), lifeMillis, silenceMillis), this::judge);
    }

    /** The same probability, adjusted by the amounts of the customer's orders. */
    double probability(double byPurchases, ReferenceSpending spending) {
        OrderValue value = model.valuation().orders();
        List<BigDecimal> amounts = spending.amountsAboveZero();
        if (value == null || amounts.isEmpty()) {
            return byPurchases;
        }
        double sum = 0;
        for (BigDecimal amount : amounts) {
            sum += Math.round(Math.log(amount.doubleValue()) * 1e9) / 1e9;
        }
        double n = amounts.size();
        double weight = n / (n + value.k());
        double odds =
                logOdds(byPurchases) - value.beta() * weight * (sum / n - value.meanLog()) / 2;
        return clamped(Math.exp(odds) / (1 + Math.exp(odds)));
    }

    /** The customer's worth, or null without a spending model. */
    Worth worth(List<Long> gaps, long life, long silence, ReferenceSpending spending, double loss) {
        SpendModel spend = model.valuation().spend();
        if (spend == null) {
            return null;
        }
        double horizon = model.valuation().horizonDays();
        double s = Math.max(silence / Policy.DAY, 0.02);
        double expected = orders(gaps, life / Policy.DAY, s, horizon);
        double atOnce = orders(gaps, life / Policy.DAY, 0.02, model.horizonDays());
        double money = Double.NaN;
        if (spending.isKnown()) {
            double spent = spending.money().doubleValue();
            money = spend.p() * (spend.gamma() + spent);
            money /= spend.p() * spending.occasions() + spend.q() - 1;
        }
        return new Worth(expected, expected * money, horizon, atOnce * money * loss);
    }

    private double orders(List<Long> gaps, double life, double s, double horizon) {
        double gamma = clamped(byGamma(gaps.size(), life, s, horizon));
        double mean = (logOdds(gamma) + logOdds(byLogNormal(gaps.size(), gaps, s, horizon))) / 2;
        double both = clamped(Math.exp(mean) / (1 + Math.exp(mean)));
        return ReferenceOrders.expected(model.gamma(), gaps.size(), life, s, horizon)
                * (1 - both)
                / (1 - gamma);
    }

    private double judge(State state) {
        int x = state.gaps().size();
        double s = Math.max(state.silence() / Policy.DAY, 0.02);
        double h = model.horizonDays();
        double odds = logOdds(byGamma(x, state.life() / Policy.DAY, s, h));
        double mean = (odds + logOdds(byLogNormal(x, state.gaps(), s, h))) / 2;
        return Math.exp(mean) / (1 + Math.exp(mean));
    }

    private static double clamped(double probability) {
        return Math.max(1e-6, Math.min(1 - 1e-6, probability));
    }

    private static double logOdds(double probability) {
        return Math.log(clamped(probability) / (1 - clamped(probability)));
    }

    private double byGamma(int x, double life, double s, double h) {
        GammaGaps gamma = model.gamma();
        double from = Math.log(gamma.alpha() + life);
        double now = (gamma.r() + x) * (from - Math.log(gamma.alpha() + life + s));
        double then = (gamma.r() + x) * (from - Math.log(gamma.alpha() + life + s + h));
        return loss(gamma.dropout().a(), gamma.dropout().b(), x, now, then);
    }

    private double byLogNormal(int x, List<Long> gaps, double s, double h) {
        LogNormalGaps prior = model.logNormal();
        double n = 0;
        double mean = 0;
        for (int j = 0; j < Math.min(16, x); j++) {
            n += Math.pow(0.8, j);
            mean += Math.pow(0.8, j) * logGap(gaps, j);
        }
        mean = n == 0 ? 0 : mean / n;
        double q = 0;
        for (int j = 0; j < Math.min(16, x); j++) {
            q += Math.pow(0.8, j) * Math.pow(logGap(gaps, j) - mean, 2);
        }
        double kappa = prior.kappa() + n;
        double mu = (prior.kappa() * prior.mu0() + n * mean) / kappa;
        double nu = prior.nu() + n;
        double ss =
                prior.nu() * prior.sigma2()
                        + q
                        + prior.kappa() * n * Math.pow(mean - prior.mu0(), 2) / kappa;
        double scale = Math.sqrt(ss / nu * (1 + 1 / kappa));
        return loss(
                prior.dropout().a(),
                prior.dropout().b(),
                x,
                logUpperTail((Math.log(s) - mu) / scale, nu),
                logUpperTail((Math.log(s + h) - mu) / scale, nu));
    }

    private static double logGap(List<Long> gaps, int j) {
        return Math.log(Math.max(gaps.get(gaps.size() - 1 - j) / Policy.DAY, 0.02));
    }

    private static double loss(double a, double b, int x, double logNow, double logThen) {
        double gone = a / (a + b + x);
        double alive = (b + x) / (a + b + x);
        return (gone + alive * Math.exp(logThen)) / (gone + alive * Math.exp(logNow));
    }

    /**
     * The logarithm of the probability that Student's t exceeds z. With t = √ν·sinh u its density
     * becomes cosh(u)^-ν, which needs neither gamma nor beta functions.
     */
    static double logUpperTail(double z, double nu) {
        if (z < 0) {
            return Math.log1p(-Math.exp(logUpperTail(-z, nu)));
        }
        double u = asinh(z / Math.sqrt(nu));
        return -nu * logCosh(u) + Math.log(tail(u, nu)) - Math.log(2 * tail(0, nu));
    }

    /** ∫ (cosh(u + v) / cosh u)^-ν dv over v from 0 on, by the double exponential rule. */
    private static double tail(double u, double nu) {
        double width = 1 / Math.max(nu * Math.tanh(u), Math.min(nu, Math.sqrt(nu)));
        double sum = 0;
        for (double w = -REACH; w <= REACH; w += STEP) {
            double v = width * Math.exp(w - Math.exp(-w));
            sum += Math.exp(-nu * logCoshRatio(u, v)) * v * (1 + Math.exp(-w));
        }
        return sum * STEP;
    }

    /** ln(cosh(u + v) / cosh u) = ln(cosh v + tanh u · sinh v), with all digits for small v. */
    private static double logCoshRatio(double u, double v) {
        if (v > 1) {
            return logCosh(u + v) - logCosh(u);
        }
        double half = Math.sinh(v / 2);
        return Math.log1p(2 * half * half + Math.tanh(u) * Math.sinh(v));
    }

    private static double logCosh(double u) {
        return u < 1
                ? Math.log1p(2 * Math.sinh(u / 2) * Math.sinh(u / 2))
                : u + Math.log1p(Math.exp(-2 * u)) - Math.log(2);
    }

    private static double asinh(double y) {
        return y < 1e-4 ? y - y * y * y / 6 : Math.log(y + Math.hypot(y, 1));
    }
}
