package io.churnwarnings.kafka.preflight;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks at Kafka before the job is submitted, because what is missing there shows in the job only
 * as restarts: are the brokers there, are the topics, will the brokers accept our transactions?
 * Every problem of both sides is reported in one go.
 */
public final class KafkaPreflight {

    /** The option that lets the job create its topics. */
    public static final String CREATE_TOPICS_OPTION = "churn.kafka.create-topics";

    private KafkaPreflight() {}

    /**
     * Checks both sides.
     *
     * @param createTopics whether missing topics are created instead of reported
     * @param timeout how long a broker may take to answer one request, above 0
     * @return the number of partitions of each topic, by side name and topic
     * @throws KafkaPreflightException with every problem, if there is any
     */
    public static Map<String, Map<String, Integer>> check(
            List<KafkaSide> sides, boolean createTopics, Duration timeout) {
        List<String> problems = new ArrayList<>();
        Map<String, Map<String, Integer>> partitions = new LinkedHashMap<>();
        for (KafkaSide side : sides) {
            List<String> mistakes = side.client().problems();
            problems.addAll(mistakes);
            if (mistakes.isEmpty()) {
                partitions.put(
                        side.name(), new BrokerCheck(side, createTopics, timeout, problems).run());
            }
        }
        if (!problems.isEmpty()) {
            throw new KafkaPreflightException(problems);
        }
        return partitions;
    }
}
