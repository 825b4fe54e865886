package io.churnwarnings.operator;

/** What the write-behind store has done since it started. */
final class SlotCounters {

    long hits;
    long misses;
    long evictions;
    long writeBacks;
    long lastFlushMs;
}
