package io.churnwarnings.store.cache;

import java.io.IOException;

/** The customers of one subtask. */
public interface KeyedStore {

    /** How many customers {@link #prefetch} looks for at once. */
    int FETCHED_AT_ONCE = RecordIndex.FETCHED_AT_ONCE;

    /** Where {@link #writeBack(int, int)} has come to when it has seen everybody. */
    int END = EntryCache.END;

    /**
     * The cached entry, never null: an empty one if nothing is kept of him. It is the caller's
     * until the next call of this method; then it is used again for others.
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

    /** Says whom {@link #load} will be asked for next, at most {@link #FETCHED_AT_ONCE}. */
    void prefetch(String[] customerIds, int count);

    /**
     * Takes note that an entry is not any more what it was loaded as.
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
     * Goes through the customers and writes those that are dirty. By the time it has come from 0 to
     * the end the backend knows everybody who was dirty when it began.
     *
     * @param from 0, or what the last call returned
     * @param most how many to write, about
     * @return where to go on, or {@link #END}
     */
    int writeBack(int from, int most) throws IOException;
}
