package io.churnwarnings.model;

import io.churnwarnings.domain.policy.Policy;
import java.util.List;

/**
 * The logarithms of a customer's gaps in days, reduced to the sufficient statistics of their
 * likelihood.
 *
 * @param weight the sum of their weights; 0 if there are none
 * @param mean their weighted mean; 0 if there are none
 * @param squares the weighted sum of their squared distances from the mean
 */
record LogGaps(double weight, double mean, double squares) {

    /** Half an hour or so: shorter gaps and silences say no more. */
    static final double SHORTEST_DAYS = 0.02;

    /**
     * Sums up gaps.
     *
     * @param millis the gaps in milliseconds, the last one last
     * @param forgetting by which each gap weighs less than the one after it; above 0, at most 1
     */
    static LogGaps of(List<Long> millis, double forgetting) {
        double weights = 0;
        double sum = 0;
        double weight = 1;
        for (int i = millis.size() - 1; i >= 0; i--) {
            weights += weight;
            sum += weight * log(millis.get(i));
            weight *= forgetting;
        }
        double mean = millis.isEmpty() ? 0 : sum / weights;
        double squares = 0;
        weight = 1;
        for (int i = millis.size() - 1; i >= 0; i--) {
            double distance = log(millis.get(i)) - mean;
            squares += weight * distance * distance;
            weight *= forgetting;
        }
        return new LogGaps(weights, mean, squares);
    }

    private static double log(long millis) {
        return Math.log(Math.max(millis / Policy.DAY, SHORTEST_DAYS));
    }
}
