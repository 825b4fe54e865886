package io.churnwarnings.domain.fact;

/** How a fact was taken. */
public enum FactOutcome {
    /** It stands. */
    PLACED,
    /** The same fact was there already. */
    DUPLICATE,
    /** A fact of this order and type was there already, with other content. */
    DUPLICATE_DIFFERING,
    /**
     * The fact lies before the oldest kept fact, where a repetition cannot be detected. It changes
     * nothing.
     */
    TOO_OLD_TO_PLACE
}
