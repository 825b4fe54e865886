package io.churnwarnings.domain.policy;

/** How far a silence has gone, in rising order; state holds the ordinals: append only. */
public enum Stage {
    /** In danger of leaving. */
    AT_RISK,
    /** Most do not come back. */
    LIKELY_LOST,
    /** The trade's yearly definition of churn. */
    LOST
}
