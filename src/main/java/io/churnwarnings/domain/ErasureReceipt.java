package io.churnwarnings.domain;

import io.churnwarnings.domain.policy.Stage;

/**
 * What was removed when a customer was erased.
 *
 * @param facts how many of his facts were kept, 0 or more
 * @param openStage the stage of the warning that was open; null if none was
 */
public record ErasureReceipt(int facts, Stage openStage) {

    /** Nothing was kept of him. */
    public static final ErasureReceipt NOTHING = new ErasureReceipt(0, null);
}
