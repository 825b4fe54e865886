package io.churnwarnings.job;

import io.churnwarnings.kafka.KafkaPreflight;
import io.churnwarnings.kafka.KafkaSide;
import io.churnwarnings.kafka.TopicCheck;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The topics between which the job stands, looked at before it starts. */
public final class Topics {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SOURCE = "source";
    private static final String SINK = "sink";

    private Topics() {}

    /**
     * Sees to it that the topics are there, that the brokers take the sinks' transactions, and that
     * there is a registry where one is needed.
     *
     * @return how many partitions the purchases have
     * @throws io.churnwarnings.kafka.KafkaPreflightException with everything that is missing
     */
    public static int prepare(ChurnSettings settings) {
        settings.encodings().checkRegistry();
        String purchases = settings.source().topics().get(0);
        KafkaSide source =
                KafkaSide.reading(
                                SOURCE,
                                settings.source().client(),
                                List.of(topic(purchases, settings)))
                        .withGroup(settings.source().groupId());
        KafkaSide sink =
                KafkaSide.writing(
                                SINK,
                                settings.warnings().sink().client(),
                                List.of(
                                        topic(settings.warnings().topic(), settings),
                                        topic(settings.deadLetters().topic(), settings)),
                                SinkOptions.TRANSACTION_TIMEOUT.key(),
                                settings.warnings().sink().transactionTimeout())
                        .withTransactionalIds(
                                settings.warnings().sink().transactionalIdPrefix(),
                                settings.deadLetters().sink().transactionalIdPrefix());
        return KafkaPreflight.check(List.of(source, sink), settings.createTopics(), PATIENCE)
                .get(SOURCE)
                .get(purchases);
    }

    private static TopicCheck topic(String name, ChurnSettings settings) {
        return new TopicCheck(name, settings.createPartitions(), Map.of());
    }
}
