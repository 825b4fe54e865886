/**
 * Checks positions against the log of their partition: if the broker no longer has a saved
 * position, this is reported, and reading continues at the log's beginning. Nothing is skipped
 * silently.
 *
 * <p>Knows Kafka's clients and the Kafka connector. Start with {@link
 * io.churnwarnings.kafka.log.LogCheckedSource}.
 */
package io.churnwarnings.kafka.log;
