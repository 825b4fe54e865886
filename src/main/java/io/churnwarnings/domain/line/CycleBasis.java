package io.churnwarnings.domain.line;

/** Whose purchases a cycle was estimated from; state holds the ordinals: append only. */
public enum CycleBasis {
    /** The customer's gaps alone. */
    OWN,
    /** The customer's gaps, drawn towards the population's mean gap. */
    BLENDED,
    /** The population's mean gap alone: the customer has no gap yet. */
    POPULATION
}
