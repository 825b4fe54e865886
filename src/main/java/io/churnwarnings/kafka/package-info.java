/**
 * Sources and sinks of the job, and the report of losses when a transaction is aborted. Knows
 * records, the clock and the Kafka clients. Start with {@link KafkaSources}.
 */
package io.churnwarnings.kafka;
