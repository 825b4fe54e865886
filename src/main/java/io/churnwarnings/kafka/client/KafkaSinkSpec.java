package io.churnwarnings.kafka.client;

import java.time.Duration;

/**
 * What an exactly-once Kafka sink is made of.
 *
 * @param client the sink side's client settings
 * @param transactionalIdPrefix the same in every run of the job, so that a restart finds and ends
 *     what the run before left open; another one for each sink, none the beginning of another,
 *     because a sink looks for its transactions by this prefix
 * @param transactionTimeout how long the broker keeps an abandoned transaction, at most its {@code
 *     transaction.max.timeout.ms}. A job that is down for longer loses what it had written but not
 *     committed.
 */
public record KafkaSinkSpec(
        ClientProperties client, String transactionalIdPrefix, Duration transactionTimeout) {}
