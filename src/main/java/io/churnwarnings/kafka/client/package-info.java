/**
 * Client settings, secrets kept out of messages, and what a source or sink is made of. Knows the
 * Kafka clients and the clock's settings. Start with {@link ClientProperties}.
 */
package io.churnwarnings.kafka.client;
