package io.churnwarnings.domain.policy;

import java.io.Serializable;

/**
 * The loss model of the population, and its use.
 *
 * @param modelVersion the version of the population model, for the consumer to tell one from
 *     another; null without one
 * @param estimator the probability of loss by the model, or null if none is given
 * @param minProbability the probability of loss below which the cycle's lines are held back; 0 to
 *     1, 0 without an estimator
 */
public record LossPolicy(String modelVersion, LossEstimator estimator, double minProbability)
        implements Serializable {

    /** Of a shop without a population model. */
    public static final LossPolicy NONE = new LossPolicy(null, null, 0);

    LossPolicy with(double otherMinProbability) {
        return new LossPolicy(modelVersion, estimator, otherMinProbability);
    }

    public boolean holdsBack() {
        return estimator != null && minProbability > 0;
    }
}
