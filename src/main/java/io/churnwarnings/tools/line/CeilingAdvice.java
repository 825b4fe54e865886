package io.churnwarnings.tools.line;

import io.churnwarnings.domain.policy.LineKind;
import io.churnwarnings.domain.policy.Policy;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whether a shop's customers buy too rarely for the ceiling of the cycle, above which no customer
 * is warned of before LOST.
 *
 * @param said why, in words; null if the ceiling suits the shop, or the lines do not ask for it
 * @param settings what helps, by key
 */
public record CeilingAdvice(String said, Map<String, String> settings) {

    private static final double CEILING_GAPS = 2.5;
    private static final double RETENTION_GAPS = 6;

    /**
     * Looks at a shop.
     *
     * @param meanGapDays the mean of all gaps; NaN if there are none
     * @param cycles how many customers have a cycle
     * @param above how many of these have one above the ceiling
     */
    public static CeilingAdvice of(Policy policy, double meanGapDays, long cycles, long above) {
        boolean most = 2 * above > cycles;
        if (policy.line().kind() != LineKind.CYCLES
                || !(meanGapDays > policy.ceilingDays()) && !most) {
            return new CeilingAdvice(null, Map.of());
        }
        Map<String, String> settings = new LinkedHashMap<>();
        raise("churn.cycle.ceiling", CEILING_GAPS * meanGapDays, policy.ceilingDays(), settings);
        raise(
                "churn.retention",
                RETENTION_GAPS * meanGapDays,
                policy.retention() / Policy.DAY,
                settings);
        String said =
                "%s above churn.cycle.ceiling (%.0f days): customers with such a cycle are never AT_RISK or LIKELY_LOST, only LOST.%s"
                        .formatted(
                                most
                                        ? "The cycle of %,d of %,d customers who have one is"
                                                .formatted(above, cycles)
                                        : "The mean gap of %.0f days is".formatted(meanGapDays),
                                policy.ceilingDays(),
                                settings.isEmpty() ? "" : " What helps: " + settings);
        return new CeilingAdvice(said, settings);
    }

    /** Whole days, up. */
    private static void raise(
            String key, double days, double present, Map<String, String> settings) {
        if (Math.ceil(days) > present) {
            settings.put(key, "%d d".formatted((long) Math.ceil(days)));
        }
    }
}
