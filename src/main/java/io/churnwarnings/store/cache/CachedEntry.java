package io.churnwarnings.store.cache;

import java.util.Arrays;

/**
 * One customer's encoded state, loaded from the store. Mutable on purpose: it is the hot path's
 * working memory. The caller must report every change to {@link KeyedStore#changed}.
 */
public final class CachedEntry {

    public static final long NEVER = Long.MAX_VALUE;

    /** The encoded state from 0 to {@link #length}, and room for more behind it. */
    public byte[] body = {};

    /** Zero if there is no state of the customer. */
    public int length;

    /** The customer's next check, UTC epoch milliseconds. */
    public long nextCheckAt = NEVER;

    /** the time of the live timer, UTC epoch milliseconds. */
    public long timerAt = NEVER;

    private String customerId;

    public CachedEntry(String customerId) {
        this.customerId = customerId;
    }

    public String customerId() {
        return customerId;
    }

    /** Resets the entry to this customer, without state. */
    void begin(String id) {
        customerId = id;
        length = 0;
        nextCheckAt = NEVER;
        timerAt = NEVER;
    }

    /** Ensures the capacity of the body in bytes, and keeps its contents. */
    public void makeRoom(int bytes) {
        if (bytes > body.length) {
            body = Arrays.copyOf(body, bytes + (bytes >> 1));
        }
    }
}
