package io.churnwarnings.domain.policy;

/** The events published for silences that exist when a job goes live on a history. */
public enum BacklogMode {
    /** For each silent customer the highest stage, at the instant of going live. */
    CURRENT,
    /** Nothing. */
    SKIP,
    /** Everything, as if the job had always been live. */
    ALL
}
