package io.churnwarnings.domain.policy;

/** Whether a customer spends so much that a person should care. */
public enum CustomerValue {
    /** Monetary score 4 or 5. */
    HIGH,
    /** Any other. */
    NORMAL
}
