package io.churnwarnings.store.cache;

import java.util.Arrays;

/**
 * One customer's encoded state, taken out of the store to be worked on. Mutable on purpose: it is
 * the hot path's working memory. Whoever changes a field tells {@link KeyedStore#changed}.
 */
public final class CachedEntry {

    public static final long NEVER = Long.MAX_VALUE;

    /** The encoded state from 0 to {@link #length}, and room for more behind it. */
    public byte[] body = {};

    /** Zero: nothing is kept of him. */
    public int length;

    /** UTC epoch milliseconds at which the clock must come back to him. */
    public long nextCheckAt = NEVER;

    /** UTC epoch milliseconds of the timer that holds. */
    public long timerAt = NEVER;

    private String customerId;

    public CachedEntry(String customerId) {
        this.customerId = customerId;
    }

    public String customerId() {
        return customerId;
    }

    /** Is nobody but this customer's from now on, of whom nothing is kept. */
    void begin(String id) {
        customerId = id;
        length = 0;
        nextCheckAt = NEVER;
        timerAt = NEVER;
    }

    /** Sees to it that the body holds so many bytes, and keeps what it holds. */
    public void makeRoom(int bytes) {
        if (bytes > body.length) {
            body = Arrays.copyOf(body, bytes + (bytes >> 1));
        }
    }
}
