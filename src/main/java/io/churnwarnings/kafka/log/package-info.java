/**
 * Positions in a partition held against the partition's log: a saved position that the broker no
 * longer has is reported and read on from what is there, never skipped silently.
 *
 * <p>Knows Kafka's clients and the Kafka connector. Start with {@link
 * io.churnwarnings.kafka.log.LogCheckedSource}.
 */
package io.churnwarnings.kafka.log;
