/**
 * The Flink source around the clock: readers, outputs, enumerator, metrics. Knows time and Flink.
 * Start with {@link ClockedSource}.
 */
package io.churnwarnings.time.source;
