package io.churnwarnings.store.cache;

/** Counters of the write-behind store since its start. */
public final class StoreCounters {

    public long hits;
    public long misses;
    public long evictions;
    public long writeBacks;
    long valuesWritten;
    long valueBytesWritten;
    public long lastFlushMs;

    /** The mean size of the customers' values that were written, in bytes. */
    public long meanValueBytes() {
        return valuesWritten == 0 ? 0 : valueBytesWritten / valuesWritten;
    }
}
