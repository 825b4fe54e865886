package io.churnwarnings.domain.policy;

/** The estimator of a customer's cycle from their gaps. */
public enum CycleEstimator {
    /** The mean gap, drawn towards the population's mean while the customer has few gaps. */
    SHRUNK,
    /**
     * The textbook's mean gap of the customer alone; the population's mean applies only to
     * customers without a gap.
     */
    MEAN
}
