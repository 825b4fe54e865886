package io.churnwarnings.job;

import io.churnwarnings.job.options.SinkOptions;
import io.churnwarnings.job.settings.ChurnSettings;
import io.churnwarnings.job.settings.ControlSettings;
import io.churnwarnings.job.settings.OutputTopic;
import io.churnwarnings.kafka.preflight.KafkaPreflight;
import io.churnwarnings.kafka.preflight.KafkaSide;
import io.churnwarnings.kafka.preflight.TopicCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/** The topics between which the job stands, looked at before it starts. */
public final class Topics {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SOURCE = "source";
    private static final String SINK = "sink";

    private static final String DATED_BY_BROKER = "LogAppendTime";

    /** Rules are never forgotten, and dated by the broker: a replay must see the same. */
    private static final Map<String, String> RULES =
            Map.of(
                    TopicConfig.RETENTION_MS_CONFIG,
                    "-1",
                    TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                    DATED_BY_BROKER);

    /**
     * Erasure requests must be kept as long as the purchases, and only the shop knows how long that
     * is.
     */
    private static final Map<String, String> CONTROL =
            Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, DATED_BY_BROKER);

    private static final Map<String, String> COMPACTED =
            Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);

    private Topics() {}

    /**
     * Sees to it that the topics are there, that the brokers take the sinks' transactions, and that
     * there is a registry where one is needed.
     *
     * @return how many partitions the purchases have
     * @throws io.churnwarnings.kafka.preflight.KafkaPreflightException with everything that is
     *     missing
     */
    public static int prepare(ChurnSettings settings) {
        settings.encodings().checkRegistry();
        String purchases = settings.source().topics().get(0);
        List<TopicCheck> read = new ArrayList<>();
        read.add(topic(purchases, settings));
        read.addAll(told(settings.instructions()));
        KafkaSide source =
                KafkaSide.reading(SOURCE, settings.source().client(), read)
                        .withGroup(settings.source().groupId());
        List<TopicCheck> written = new ArrayList<>();
        List<String> prefixes = new ArrayList<>();
        for (OutputTopic output : List.of(settings.warnings(), settings.deadLetters())) {
            written.add(topic(output.topic(), settings));
            prefixes.add(output.sink().transactionalIdPrefix());
        }
        if (settings.profiles() != null) {
            written.add(
                    new TopicCheck(
                            settings.profiles().topic(),
                            settings.createPartitions(),
                            false,
                            COMPACTED));
            prefixes.add(settings.profiles().sink().transactionalIdPrefix());
        }
        KafkaSide sink =
                KafkaSide.writing(
                                SINK,
                                settings.warnings().sink().client(),
                                written,
                                SinkOptions.TRANSACTION_TIMEOUT.key(),
                                settings.warnings().sink().transactionTimeout())
                        .withTransactionalIds(prefixes.toArray(String[]::new));
        return KafkaPreflight.check(List.of(source, sink), settings.createTopics(), PATIENCE)
                .get(SOURCE)
                .get(purchases);
    }

    /** The rules and control topics. */
    static List<TopicCheck> told(ControlSettings instructions) {
        List<TopicCheck> told = new ArrayList<>();
        if (instructions.rulesTopic() != null) {
            told.add(TopicCheck.ofOne(instructions.rulesTopic(), RULES));
        }
        if (instructions.controlTopic() != null) {
            told.add(TopicCheck.ofOne(instructions.controlTopic(), CONTROL));
        }
        return told;
    }

    private static TopicCheck topic(String name, ChurnSettings settings) {
        return TopicCheck.of(name, settings.createPartitions());
    }
}
