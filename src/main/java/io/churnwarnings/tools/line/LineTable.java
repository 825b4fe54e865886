package io.churnwarnings.tools.line;

import io.churnwarnings.domain.policy.LineKind;
import io.churnwarnings.domain.policy.LinePolicy;
import io.churnwarnings.domain.policy.Policy;

/** What lines of each kind would have done in a shop's history, as a table in words. */
public final class LineTable {

    private static final double[] PRICES = {0.1, 0.25, 0.5, 1, 2};
    private static final double[] CYCLES = {1.5, 2};
    private static final int[] DAYS = {30, 60, 90, 120};

    private final Silences silences;
    private final Policy policy;
    private final StringBuilder text = new StringBuilder();

    private LineTable(Silences silences, Policy policy) {
        this.silences = silences;
        this.policy = policy;
    }

    /**
     * The table.
     *
     * @param policy the shop's rules, with the model
     * @param horizonDays the horizon of loss
     */
    public static String of(Silences silences, Policy policy, double horizonDays) {
        return new LineTable(silences, policy).text(horizonDays);
    }

    private String text(double horizonDays) {
        LineTrial any = silences.judge(policy);
        text.append(
                "Lines over %,d silences, %,d of them of customers who did not order within %.0f days%n"
                        .formatted(any.returning() + any.lost(), any.lost(), 2 * horizonDays));
        text.append(
                "  %-24s %18s %12s %16s%n"
                        .formatted("", "false alarm rate", "lost warned", "mean delay, days"));
        if (policy.line().returns() != null && policy.hasMeanGap()) {
            for (double price : PRICES) {
                row("price " + price, PriceFit.at(price, policy));
            }
        }
        for (double cycles : CYCLES) {
            row(cycles + " cycles", atCycles(cycles));
        }
        for (int days : DAYS) {
            LinePolicy line = policy.line().of(LineKind.DAYS).withDays(days, days);
            row("silent for %d days".formatted(days), policy.with(line));
        }
        return text.toString().stripTrailing();
    }

    private Policy atCycles(double cycles) {
        return policy.with(policy.line().of(LineKind.CYCLES))
                .withLines(
                        cycles,
                        cycles,
                        policy.lostAfter(),
                        policy.loss().minProbability(),
                        policy.rfm().plays());
    }

    private void row(String name, Policy rules) {
        LineTrial trial = silences.judge(rules);
        text.append(
                "  %-24s %18.3f %12.3f %16.1f%n"
                        .formatted(
                                name,
                                trial.falseAlarmRate(),
                                trial.warnedShare(),
                                trial.meanDelayDays()));
    }
}
