package io.churnwarnings.kafka.client;

import java.time.Duration;

/**
 * The settings of an exactly-once Kafka sink.
 *
 * @param client the sink side's client settings
 * @param transactionalIdPrefix the same in every run of the job, so that a restart finds and aborts
 *     the open transactions of the previous run; different for each sink, and none a prefix of
 *     another, because a sink finds its transactions by it
 * @param transactionTimeout how long the broker keeps an abandoned transaction, at most its {@code
 *     transaction.max.timeout.ms}. A job that is down for longer loses records that were written
 *     but not committed.
 */
public record KafkaSinkSpec(
        ClientProperties client, String transactionalIdPrefix, Duration transactionTimeout) {}
