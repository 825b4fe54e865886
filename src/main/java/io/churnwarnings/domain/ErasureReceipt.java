package io.churnwarnings.domain;

import io.churnwarnings.domain.policy.Stage;

/**
 * A summary of the data that an erasure removed.
 *
 * @param facts the number of removed facts, 0 or more
 * @param openStage the stage of the warning that was open; null if none was
 */
public record ErasureReceipt(int facts, Stage openStage) {

    /** There was nothing to remove. */
    public static final ErasureReceipt NOTHING = new ErasureReceipt(0, null);
}
