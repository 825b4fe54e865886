package io.churnwarnings.tools.fit;

import io.churnwarnings.domain.History;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Stage;
import io.churnwarnings.tools.input.FactLog;
import java.util.Map;
import java.util.function.Function;

/**
 * The first line at which two silences in three were for good in this shop.
 *
 * @param atRiskCycles the line in cycles
 * @param share how many of those who reached it stayed away
 * @param judged how many reached it early enough to know
 */
public record AdvisedLine(double atRiskCycles, double share, long judged) {

    public static final String AT_RISK = "churn.at-risk.cycles";
    public static final String LIKELY_LOST = "churn.likely-lost.cycles";

    private static final double RIGHT_ENOUGH = 2 / 3.0;
    private static final long ENOUGH_TO_TELL = 30;
    private static final double LIKELY_LOST_LATER = 0.5;
    private static final double[] LINES = {1.5, 2, 2.5, 3, 4, 5, 6};

    /**
     * The line; null if the usual one will do, or the line is unknown.
     *
     * @param asOf the end of the history, in UTC epoch milliseconds
     * @param policies the shop's rules under some settings
     */
    public static AdvisedLine of(
            FactLog log,
            long asOf,
            double horizonDays,
            Function<Map<String, String>, Policy> policies) {
        long horizon = (long) (horizonDays * Policy.DAY);
        for (double cycles : LINES) {
            Policy policy =
                    policies.apply(
                            Map.of(
                                    AT_RISK, String.valueOf(cycles),
                                    LIKELY_LOST, String.valueOf(cycles + LIKELY_LOST_LATER)));
            StayedAway line = new StayedAway(policy, Stage.AT_RISK, asOf, horizon);
            for (String customer : log.customers()) {
                line.add(History.of(log.facts(customer), policy).orders(asOf));
            }
            if (line.judged() >= ENOUGH_TO_TELL && line.share() >= RIGHT_ENOUGH) {
                return cycles == LINES[0]
                        ? null
                        : new AdvisedLine(cycles, line.share(), line.judged());
            }
        }
        return null;
    }

    public double likelyLostCycles() {
        return atRiskCycles + LIKELY_LOST_LATER;
    }

    /** Why, in words. */
    public String said() {
        return "Of %,d customers who were silent for %s cycles %.0f %% stayed away: the first line at which it is two in three."
                .formatted(judged, atRiskCycles, 100 * share);
    }
}
