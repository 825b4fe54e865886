package io.churnwarnings.operator;

/** What the write-behind store has done since it started. */
final class SlotCounters {

    long hits;
    long misses;
    long evictions;
    long writeBacks;
    long valuesWritten;
    long valueBytesWritten;
    long lastFlushMs;

    /** The mean size of the customers' values that were written, in bytes. */
    long meanValueBytes() {
        return valuesWritten == 0 ? 0 : valueBytesWritten / valuesWritten;
    }
}
