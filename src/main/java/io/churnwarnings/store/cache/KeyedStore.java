package io.churnwarnings.store.cache;

import java.io.IOException;

/** The customers of one subtask. */
public interface KeyedStore {

    /** How many customers {@link #prefetch} looks for at once. */
    int FETCHED_AT_ONCE = RecordIndex.FETCHED_AT_ONCE;

    /** The position of {@link #writeBack(int, int)} after a complete pass. */
    int END = EntryCache.END;

    /**
     * The cached entry, never null: empty if there is no state of the customer. It is valid until
     * the next call of this method, which reuses it.
     */
    CachedEntry load(String customerId) throws IOException;

    /**
     * A customer's entry to look at: nothing is evicted for it, and it must not be changed. Null if
     * nothing is kept of the customer.
     */
    CachedEntry peek(String customerId) throws IOException;

    /**
     * A customer's tag, in the order of the key groups: customers are served best in this order.
     */
    int tag(String customerId);

    /** Announces the next arguments of {@link #load}, at most {@link #FETCHED_AT_ONCE}. */
    void prefetch(String[] customerIds, int count);

    /**
     * Reports a change of the loaded entry.
     *
     * @throws IllegalStateException if another one was loaded since
     */
    void changed(CachedEntry entry) throws IOException;

    /** Brings the backend up to date. */
    void flush() throws IOException;

    /**
     * Writes some of those that have changed, so that a flush finds less to do.
     *
     * @param most how many at once
     */
    void writeBack(int most) throws IOException;

    /**
     * Passes over the customers and writes the dirty ones. After a pass from 0 to the end, the
     * backend has all customers that were dirty at its start.
     *
     * @param from 0, or the result of the last call
     * @param most the approximate number of customers to write
     * @return the next start, or {@link #END}
     */
    int writeBack(int from, int most) throws IOException;
}
