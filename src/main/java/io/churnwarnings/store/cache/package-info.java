/**
 * Entries by key in memory within a budget of bytes, written behind to a backend. Log-structured,
 * evicted by CLOCK. Knows Flink's key groups only. Start with {@link KeyedStore}.
 */
package io.churnwarnings.store.cache;
