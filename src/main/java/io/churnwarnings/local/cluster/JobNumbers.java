package io.churnwarnings.local.cluster;

import java.util.Map;

/**
 * The counters of the job; available while it runs.
 *
 * @param placed accepted facts
 * @param duplicates repetitions
 * @param tooOldToPlace facts too late to be distinguished from repetitions
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
