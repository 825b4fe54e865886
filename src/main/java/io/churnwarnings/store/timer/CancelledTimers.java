package io.churnwarnings.store.timer;

import java.util.HashMap;
import java.util.Map;

/**
 * Whose entries are cancelled at the instant that comes up. Each cancellation meets one entry: a
 * customer may have been cancelled from an instant and noted for the same one again.
 */
final class CancelledTimers {

    /**
     * The maximum number of remembered cancellations, because their memory is not part of any
     * budget; others are dropped.
     */
    private static final int MOST = 1 << 12;

    private final Map<String, Integer> counts = new HashMap<>();
    private long instant;

    void add(String customerId, long at) {
        if (at != instant) {
            counts.clear();
            instant = at;
        }
        if (counts.size() < MOST) {
            counts.merge(customerId, 1, Integer::sum);
        }
    }

    /** Whether an entry that comes up is cancelled; then the cancellation is used up. */
    boolean meet(String customerId, long at) {
        if (counts.isEmpty() || at != instant) {
            return false;
        }
        Integer count = counts.remove(customerId);
        if (count != null && count > 1) {
            counts.put(customerId, count - 1);
        }
        return count != null;
    }
}
