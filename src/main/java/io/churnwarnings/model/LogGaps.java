package io.churnwarnings.model;

import io.churnwarnings.domain.policy.LossEstimator;

/**
 * The logarithms of a customer's gaps in days, reduced to the sufficient statistics of their
 * likelihood.
 *
 * @param weight the sum of their weights; 0 if there are none
 * @param mean their weighted mean; 0 if there are none
 * @param squares the weighted sum of their squared distances from the mean
 */
record LogGaps(double weight, double mean, double squares) {

    /**
     * Sums up gaps.
     *
     * @param days the lengths of the gaps, the last one last
     * @param forgetting by which each gap weighs less than the one after it; above 0, at most 1
     */
    static LogGaps of(double[] days, double forgetting) {
        double weights = 0;
        double sum = 0;
        double weight = 1;
        for (int i = days.length - 1; i >= 0; i--) {
            weights += weight;
            sum += weight * log(days[i]);
            weight *= forgetting;
        }
        double mean = days.length == 0 ? 0 : sum / weights;
        double squares = 0;
        weight = 1;
        for (int i = days.length - 1; i >= 0; i--) {
            double distance = log(days[i]) - mean;
            squares += weight * distance * distance;
            weight *= forgetting;
        }
        return new LogGaps(weights, mean, squares);
    }

    private static double log(double days) {
        return Math.log(Math.max(days, LossEstimator.SHORTEST_DAYS));
    }
}
