package io.churnwarnings.operator;

import io.churnwarnings.store.cache.CachedEntry;
import io.churnwarnings.store.cache.WriteBehindStore;
import io.churnwarnings.store.timer.Timers;
import java.io.IOException;

/**
 * Keeps a timer for each customer no later than the customer's next check.
 *
 * <p>When memory is short, a stale timer costs a read of the state backend when it fires, and an
 * early one a write in addition. They are cancelled then: a stale timer at once, an early one when
 * the customer is evicted, because the customer may have bought again by then.
 */
final class TimerPolicy implements WriteBehindStore.EvictionListener {

    private final Timers timers;
    private final OperatorClock clock;
    private boolean isMemoryShort;

    TimerPolicy(Timers timers, OperatorClock clock) {
        this.timers = timers;
        this.clock = clock;
    }

    /** Sets the timer of a changed customer. */
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
