package io.churnwarnings.domain.policy;

/** How a customer's cycle is estimated from his gaps. */
public enum CycleEstimator {
    /** The mean gap, drawn towards the population's mean while the customer has few gaps. */
    SHRUNK,
    /**
     * The textbook's mean gap of the customer alone; the population's mean serves only who has no
     * gap yet.
     */
    MEAN
}
