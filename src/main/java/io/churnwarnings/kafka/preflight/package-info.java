/**
 * Checks of topics, rights and brokers before the job is submitted. Knows kafka.client. Start with
 * {@link KafkaPreflight}.
 */
package io.churnwarnings.kafka.preflight;
