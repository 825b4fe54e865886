package io.churnwarnings.domain;

import java.io.Serializable;

/**
 * What is known of the population's losses, and what is made of it.
 *
 * @param estimator the population model, or null without one
 * @param minProbability below this probability of loss the lines of the cycle hold back; 0 to 1, 0
 *     without a model
 */
public record LossPolicy(LossEstimator estimator, double minProbability) implements Serializable {

    /** Of a shop without a population model. */
    public static final LossPolicy NONE = new LossPolicy(null, 0);

    boolean holdsBack() {
        return estimator != null && minProbability > 0;
    }
}
