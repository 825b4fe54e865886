package io.churnwarnings.tools.fit;

import io.churnwarnings.domain.History;
import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Rfm;
import io.churnwarnings.domain.policy.Stage;
import io.churnwarnings.model.Dropout;
import io.churnwarnings.model.GammaGaps;
import io.churnwarnings.model.LogNormalGaps;
import io.churnwarnings.tools.input.FactLog;
import io.churnwarnings.tools.line.CeilingAdvice;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a history and the model fitted to it say of a shop, in words for the one who runs it. */
public final class ShopAccount {

    private static final long DAY = (long) Policy.DAY;
    private static final long WHOLE = 10_000;

    private final FittedModel fitted;
    private final Policy policy;
    private final Moments cycles = new Moments();
    private final List<StayedAway> lines;
    private long aboveCeiling;
    private final Quintiles recency = new Quintiles();
    private final Quintiles frequency = new Quintiles();
    private final Quintiles money = new Quintiles();

    /**
     * Goes through the history once more.
     *
     * @param policy the shop's rules, with the model
     */
    public ShopAccount(FactLog log, FittedModel fitted, Policy policy) {
        this.fitted = fitted;
        this.policy = policy;
        long asOf = fitted.fittedOn().to();
        long horizon = (long) (fitted.model().horizonDays() * Policy.DAY);
        lines =
                List.of(
                        new StayedAway(policy, Stage.AT_RISK, asOf, horizon),
                        new StayedAway(policy, Stage.LIKELY_LOST, asOf, horizon));
        for (String customer : log.customers()) {
            add(log.facts(customer), asOf);
        }
    }

    private void add(List<Fact> facts, long asOf) {
        History history = History.of(facts, policy);
        long[] orders = history.orders(asOf);
        if (orders.length == 0) {
            return;
        }
        Occasions occasions = history.purchases(asOf).occasions();
        if (occasions.gaps() > 0) {
            double cycle = (occasions.latest() - occasions.first()) / Policy.DAY / occasions.gaps();
            cycles.add(cycle);
            aboveCeiling += cycle > policy.ceilingDays() ? 1 : 0;
        }
        lines.forEach(line -> line.add(orders));
        Rfm rfm = history.rfm(asOf);
        recency.add(rfm.recencyMillis());
        frequency.add(rfm.frequency());
        money.add(rfm.monetary().clamped());
    }

    /** The account, in lines of at most 100 letters or so. */
    public String text() {
        FittedOn on = fitted.fittedOn();
        GammaGaps gamma = fitted.model().gamma();
        LogNormalGaps log = fitted.model().logNormal();
        StringBuilder text = new StringBuilder();
        add(text, "Customers with an order", "%,d", on.customers());
        add(text, "Gaps between purchases", "%,d", on.gaps());
        add(text, "Mean gap", "%.1f days", fitted.model().meanGapDays());
        add(
                text,
                "Mean cycles of customers",
                "%,d with a gap; as a normal distribution: mean %.1f days, standard deviation %.1f",
                cycles.count(),
                cycles.mean(),
                cycles.deviation());
        add(
                text,
                "Stayed away",
                "who reached a line and did not order within the next %.0f days",
                fitted.model().horizonDays());
        add(text, "  after %s cycles".formatted(policy.atRiskCycles()), "%s", stayed(lines.get(0)));
        add(
                text,
                "  after %s cycles".formatted(policy.likelyLostCycles()),
                "%s",
                stayed(lines.get(1)));
        add(text, "RFM in fifths", "as settings, for scores by this shop's own customers");
        text.append(
                "  -Dchurn.rfm.recency-breaks='%s'%n"
                        .formatted(list(recency.breaks(DAY), DAY, " d")));
        text.append(
                "  -Dchurn.rfm.frequency-breaks='%s'%n"
                        .formatted(list(frequency.breaks(1), 1, "")));
        text.append(
                "  -Dchurn.rfm.monetary-breaks='%s'%n"
                        .formatted(list(money.breaks(WHOLE), WHOLE, "")));
        add(
                text,
                "Exponential gaps",
                "r %.4g, alpha %.4g, a %.4g, b %.4g; log-likelihood %.3f",
                gamma.r(),
                gamma.alpha(),
                gamma.dropout().a(),
                gamma.dropout().b(),
                on.logLikelihoodGamma());
        add(
                text,
                "",
                "customers buy every %.1f days as long as they stay; their rates differ by %.0f %% of that",
                gamma.alpha() / gamma.r(),
                100 / Math.sqrt(gamma.r()));
        add(text, "", "%s", leaving(gamma.dropout()));
        add(
                text,
                "Log-normal gaps",
                "mu0 %.4g, kappa %.4g, nu %.4g, sigma2 %.4g, a %.4g, b %.4g; log-likelihood %.3f",
                log.mu0(),
                log.kappa(),
                log.nu(),
                log.sigma2(),
                log.dropout().a(),
                log.dropout().b(),
                on.logLikelihoodLogNormal());
        add(
                text,
                "",
                "the median gap of a customer without history is %.1f days; that counts like",
                Math.exp(log.mu0()));
        add(
                text,
                "",
                "%.1f gaps of their own; two gaps in three are up to %.1f times longer or shorter than their median gap",
                log.kappa(),
                Math.exp(Math.sqrt(log.sigma2())));
        add(text, "", "%s", leaving(log.dropout()));
        return text.toString();
    }

    /** Whether the customers buy too rarely for the ceiling of the cycle. */
    public CeilingAdvice ceiling() {
        return CeilingAdvice.of(policy, fitted.model().meanGapDays(), cycles.count(), aboveCeiling);
    }

    /** What was learnt of the shop, as settings. */
    public Map<String, String> settings() {
        Map<String, String> learnt = new LinkedHashMap<>();
        learnt.put(
                "churn.cycle.mean-gap",
                "%.2f".formatted(fitted.model().meanGapDays()).replaceAll("\\.?0+$", "") + " d");
        learnt.put("churn.rfm.recency-breaks", list(recency.breaks(DAY), DAY, " d"));
        learnt.put("churn.rfm.frequency-breaks", list(frequency.breaks(1), 1, ""));
        learnt.put("churn.rfm.monetary-breaks", list(money.breaks(WHOLE), WHOLE, ""));
        learnt.putAll(ceiling().settings());
        return learnt;
    }

    private static String stayed(StayedAway line) {
        return line.judged() == 0
                ? "no customer reached the line early enough to be judged"
                : "%.1f %% of %,d (%,d more reached it too late to be judged)"
                        .formatted(
                                100 * line.share(), line.judged(), line.reached() - line.judged());
    }

    private static String leaving(Dropout dropout) {
        double first = dropout.a() / (dropout.a() + dropout.b());
        double third = dropout.a() / (dropout.a() + dropout.b() + 2);
        return "%.1f %% leave for good right after their first purchase, %.1f %% of the others after their third"
                .formatted(100 * first, 100 * third);
    }

    private static String list(long[] values, long unit, String name) {
        return Arrays.stream(values)
                .mapToObj(
                        value ->
                                BigDecimal.valueOf(value)
                                                .divide(BigDecimal.valueOf(unit))
                                                .toPlainString()
                                        + name)
                .collect(Collectors.joining(", "));
    }

    private static void add(StringBuilder text, String name, String format, Object... values) {
        text.append("%-25s %s%n".formatted(name, format.formatted(values)));
    }
}
