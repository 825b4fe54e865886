package io.churnwarnings.kafka;

import java.time.Duration;
import java.util.List;

/**
 * One side of the job as it is checked at start.
 *
 * @param name what messages call it, e.g. {@code source}
 * @param client its client settings
 * @param topics the topics that must be there
 * @param transactionTimeoutOption the option that sets {@code transactionTimeout}, for the message;
 *     null if this side writes nothing
 * @param transactionTimeout the transaction timeout that its producers ask for; null if this side
 *     writes nothing
 */
public record KafkaSide(
        String name,
        ClientProperties client,
        List<TopicCheck> topics,
        String transactionTimeoutOption,
        Duration transactionTimeout) {

    /** A side that is only read. */
    public static KafkaSide reading(String name, ClientProperties client, List<TopicCheck> topics) {
        return new KafkaSide(name, client, topics, null, null);
    }

    /** A side that is written in transactions. */
    public static KafkaSide writing(
            String name,
            ClientProperties client,
            List<TopicCheck> topics,
            String transactionTimeoutOption,
            Duration transactionTimeout) {
        return new KafkaSide(name, client, topics, transactionTimeoutOption, transactionTimeout);
    }
}
