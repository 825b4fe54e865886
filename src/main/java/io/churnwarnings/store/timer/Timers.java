package io.churnwarnings.store.timer;

import java.io.IOException;
import java.util.Map;

/**
 * When the clock must come back to whom. An entry that no longer holds may come up all the same,
 * and one that holds may come up twice: the user of the list knows which one does. Only of who is
 * erased nothing stays.
 */
public interface Timers {

    /** How many entries the visitor is told of at once before they come up. */
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
     * Takes back an entry that was added and has not come up. It is not looked for: it meets its
     * cancellation when it would come up. It may come up all the same, if there are too many
     * cancellations of one millisecond; what was not taken back comes up in any case.
     *
     * @param at UTC epoch milliseconds, after the clock up to which entries came up
     */
    void cancel(String customerId, long at) throws IOException;

    /**
     * Hands over all entries up to the clock, its instant included: days in order, and those of one
     * customer in order. What the visitor adds up to the clock comes up in the same call.
     *
     * @param clock UTC epoch milliseconds
     */
    void fire(long clock, Visitor visitor) throws Exception;

    /** Writes to the backend what is ahead and not there yet. */
    void flush() throws IOException;

    /**
     * Takes out all entries of these customers that do not hold, those in the backend included, so
     * that nothing is left of a customer who is gone.
     *
     * @param timerAt the customers' ids, each with the time of the entry that holds, UTC epoch
     *     milliseconds; {@link Long#MAX_VALUE} where none does
     */
    void erase(Map<String, Long> timerAt) throws IOException;
}
