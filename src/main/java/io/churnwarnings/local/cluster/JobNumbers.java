package io.churnwarnings.local.cluster;

import java.util.Map;

/**
 * What the job counted itself; to be asked while it runs.
 *
 * @param placed facts that stand
 * @param duplicates facts that were there already
 * @param tooOldToPlace facts that came too late to be told from repetitions
 */
public record JobNumbers(long placed, long duplicates, long tooOldToPlace) {

    public static JobNumbers of(JobMetrics metrics, String operator) {
        return new JobNumbers(
                facts(metrics, operator, "placed"),
                facts(metrics, operator, "duplicate")
                        + facts(metrics, operator, "duplicate_differing"),
                facts(metrics, operator, "too_old_to_place"));
    }

    private static long facts(JobMetrics metrics, String operator, String outcome) {
        return metrics.sum(operator, "facts", Map.of("<outcome>", outcome));
    }
}
