package io.churnwarnings.domain.state;

import io.churnwarnings.domain.policy.Stage;

/**
 * The published warning of one silence.
 *
 * @param lastPurchaseAt UTC epoch milliseconds of the order with which the silence began
 * @param closings the number of times it was closed
 * @param first the first stage published since it was last closed, or null if it is closed
 * @param highest the highest stage published since it was last closed, or null if it is closed
 * @param highestAt the event time of {@code highest}; 0 if it is closed
 */
public record PublishedWarning(
        long lastPurchaseAt, int closings, Stage first, Stage highest, long highestAt) {

    /** Of a silence of which nothing was published. */
    public static PublishedWarning none(long lastPurchaseAt) {
        return new PublishedWarning(lastPurchaseAt, 0, null, null, 0);
    }

    public boolean isOpen() {
        return highest != null;
    }

    /**
     * Whether this stage is below the highest published since the warning was last closed, or is
     * it.
     */
    public boolean covers(Stage stage) {
        return isOpen() && highest.compareTo(stage) >= 0;
    }

    public PublishedWarning raised(Stage stage, long at) {
        return new PublishedWarning(lastPurchaseAt, closings, isOpen() ? first : stage, stage, at);
    }

    public PublishedWarning closed() {
        return new PublishedWarning(lastPurchaseAt, closings + 1, null, null, 0);
    }
}
