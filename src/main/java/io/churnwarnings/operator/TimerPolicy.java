package io.churnwarnings.operator;

import io.churnwarnings.store.cache.CachedEntry;
import io.churnwarnings.store.cache.WriteBehindStore;
import io.churnwarnings.store.timer.Timers;
import java.io.IOException;

/**
 * Sees to it that the clock comes back to each customer no later than he must be looked at.
 *
 * <p>Where memory is short an entry of the due list that no longer holds costs a read of the state
 * backend when it comes up, and one that comes too early a write besides. There they are withdrawn:
 * what no longer holds at once, what comes too early when the customer leaves the memory, for by
 * then he may have bought again.
 */
final class TimerPolicy implements WriteBehindStore.Departures {

    private final Timers due;
    private final OperatorClock clock;
    private boolean isMemoryShort;

    TimerPolicy(Timers due, OperatorClock clock) {
        this.due = due;
        this.clock = clock;
    }

    /** Notes when a customer is due who has changed. */
    void arm(CachedEntry customer) throws IOException {
        if (customer.length == 0) {
            disarm(customer.customerId(), customer.armed);
            customer.armed = CachedEntry.NEVER;
        } else if (customer.wakeAt < customer.armed) {
            disarm(customer.customerId(), customer.armed);
            customer.armed = customer.wakeAt;
            due.add(customer.customerId(), customer.armed);
        }
    }

    private void disarm(String customerId, long armed) throws IOException {
        if (isMemoryShort && isAhead(customerId, armed)) {
            due.withdraw(customerId, armed);
        }
    }

    @Override
    public boolean settle(String customerId, long armed, long wakeAt) throws IOException {
        isMemoryShort = true;
        if (armed >= wakeAt || !isAhead(customerId, armed)) {
            return false;
        }
        due.withdraw(customerId, armed);
        if (wakeAt != CachedEntry.NEVER) {
            due.add(customerId, wakeAt);
        }
        return true;
    }

    private boolean isAhead(String customerId, long armed) {
        return armed != CachedEntry.NEVER && armed > clock.of(customerId);
    }
}
