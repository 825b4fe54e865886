package io.churnwarnings.store.cache;

import java.io.IOException;

/** The customers of one subtask. */
public interface KeyedStore {

    /**
     * The customer's slot, never null: an empty one if nothing is kept of him. It is the caller's
     * until the next call of this method; then it is used again for others.
     */
    CachedEntry load(String customerId) throws IOException;

    /**
     * Takes note that a slot is not any more what it was loaded as.
     *
     * @throws IllegalStateException if another one was loaded since
     */
    void changed(CachedEntry slot) throws IOException;

    /** Brings the backend up to date. */
    void flush() throws IOException;

    /**
     * Writes some of those that have changed, so that a flush finds less to do.
     *
     * @param most how many at once
     */
    void writeBack(int most) throws IOException;
}
