/**
 * Client settings, secrets kept out of messages, and the settings of sources and sinks. Knows the
 * Kafka clients and the clock's settings. Start with {@link ClientProperties}.
 */
package io.churnwarnings.kafka.client;
