package io.churnwarnings.operator;

import io.churnwarnings.store.cache.CachedEntry;
import io.churnwarnings.store.cache.WriteBehindStore;
import io.churnwarnings.store.timer.Timers;
import java.io.IOException;

/**
 * Sees to it that the clock comes back to each customer no later than he must be looked at.
 *
 * <p>Where memory is short a timer that no longer holds costs a read of the state backend when it
 * comes up, and one that comes too early a write besides. There they are cancelled: what no longer
 * holds at once, what comes too early when the customer leaves the memory, for by then he may have
 * bought again.
 */
final class TimerPolicy implements WriteBehindStore.EvictionListener {

    private final Timers timers;
    private final OperatorClock clock;
    private boolean isMemoryShort;

    TimerPolicy(Timers timers, OperatorClock clock) {
        this.timers = timers;
        this.clock = clock;
    }

    /** Notes when a customer is due who has changed. */
    void arm(CachedEntry customer) throws IOException {
        if (customer.length == 0) {
            disarm(customer.customerId(), customer.timerAt);
            customer.timerAt = CachedEntry.NEVER;
        } else if (customer.nextCheckAt < customer.timerAt) {
            disarm(customer.customerId(), customer.timerAt);
            customer.timerAt = customer.nextCheckAt;
            timers.set(customer.customerId(), customer.timerAt);
        }
    }

    private void disarm(String customerId, long timerAt) throws IOException {
        if (isMemoryShort && isAhead(customerId, timerAt)) {
            timers.cancel(customerId, timerAt);
        }
    }

    @Override
    public boolean beforeEviction(String customerId, long timerAt, long nextCheckAt)
            throws IOException {
        isMemoryShort = true;
        if (timerAt >= nextCheckAt || !isAhead(customerId, timerAt)) {
            return false;
        }
        timers.cancel(customerId, timerAt);
        if (nextCheckAt != CachedEntry.NEVER) {
            timers.set(customerId, nextCheckAt);
        }
        return true;
    }

    private boolean isAhead(String customerId, long timerAt) {
        return timerAt != CachedEntry.NEVER && timerAt > clock.of(customerId);
    }
}
