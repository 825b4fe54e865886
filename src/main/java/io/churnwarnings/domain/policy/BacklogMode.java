package io.churnwarnings.domain.policy;

/** What is announced of the silences that stand when a job goes live on a history. */
public enum BacklogMode {
    /** For each silent customer his highest stage, at the instant of going live. */
    CURRENT,
    /** Nothing. */
    SKIP,
    /** Everything, as if the job had always been live. */
    ALL
}
