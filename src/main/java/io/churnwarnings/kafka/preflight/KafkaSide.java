package io.churnwarnings.kafka.preflight;

import io.churnwarnings.kafka.client.ClientProperties;
import java.time.Duration;
import java.util.List;

/**
 * One side of the job for the checks at the start.
 *
 * @param name its name in messages, e.g. {@code source}
 * @param client its client settings
 * @param topics the topics that must be there
 * @param transactionTimeoutOption the option that sets {@code transactionTimeout}, for the message;
 *     null if this side writes nothing
 * @param transactionTimeout the transaction timeout that its producers ask for; null if this side
 *     writes nothing
 * @param groupId the consumer group that shows progress; null if it does not matter
 * @param transactionalIdPrefixes the prefixes of the ids of its transactions
 */
public record KafkaSide(
        String name,
        ClientProperties client,
        List<TopicCheck> topics,
        String transactionTimeoutOption,
        Duration transactionTimeout,
        String groupId,
        List<String> transactionalIdPrefixes) {

    /** A side that is only read. */
    public static KafkaSide reading(String name, ClientProperties client, List<TopicCheck> topics) {
        return new KafkaSide(name, client, topics, null, null, null, List.of());
    }

    /** A side that is written in transactions. */
    public static KafkaSide writing(
            String name,
            ClientProperties client,
            List<TopicCheck> topics,
            String transactionTimeoutOption,
            Duration transactionTimeout) {
        return new KafkaSide(
                name,
                client,
                topics,
                transactionTimeoutOption,
                transactionTimeout,
                null,
                List.of());
    }

    /** The same, with a consumer group to which progress is committed. */
    public KafkaSide withGroup(String group) {
        return new KafkaSide(
                name,
                client,
                topics,
                transactionTimeoutOption,
                transactionTimeout,
                group,
                transactionalIdPrefixes);
    }

    /** The same, with transactions whose ids begin so. */
    public KafkaSide withTransactionalIds(String... prefixes) {
        return new KafkaSide(
                name,
                client,
                topics,
                transactionTimeoutOption,
                transactionTimeout,
                groupId,
                List.of(prefixes));
    }
}
