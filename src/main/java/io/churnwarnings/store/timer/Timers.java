package io.churnwarnings.store.timer;

import java.io.IOException;
import java.util.Map;

/**
 * The customers' next checks by time. A stale entry may still fire, and a live one may fire twice:
 * the caller knows which entry is live. Only erasure removes all entries.
 */
public interface Timers {

    /** The number of entries announced to the visitor at once before they fire. */
    int AT_ONCE = 32;

    /** Takes an entry as it comes up. */
    interface Visitor {

        void onTimer(String customerId, long at) throws Exception;

        /** Whose entries come up next, in this order. */
        default void comingUp(String[] customerIds, int count) {}
    }

    /**
     * @param at UTC epoch milliseconds
     */
    void set(String customerId, long at) throws IOException;

    /**
     * Cancels an entry that was added and has not fired. There is no lookup: the cancellation takes
     * effect when the entry would fire. The entry may still fire if there are too many
     * cancellations of one millisecond; an entry that was not cancelled always fires.
     *
     * @param at UTC epoch milliseconds, after the clock up to which entries have fired
     */
    void cancel(String customerId, long at) throws IOException;

    /**
     * Fires all entries up to and including the clock: days in order, and those of one customer in
     * order. Entries that the visitor adds up to the clock fire in the same call.
     *
     * @param clock UTC epoch milliseconds
     */
    void fire(long clock, Visitor visitor) throws Exception;

    /** Writes all unpersisted future entries to the backend. */
    void flush() throws IOException;

    /**
     * Removes all stale entries of these customers, including those in the backend, so that nothing
     * is left of an erased customer.
     *
     * @param timerAt the customers' ids, each with the time of the live entry, UTC epoch
     *     milliseconds; {@link Long#MAX_VALUE} if there is none
     */
    void erase(Map<String, Long> timerAt) throws IOException;
}
