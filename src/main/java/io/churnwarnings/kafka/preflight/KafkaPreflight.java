package io.churnwarnings.kafka.preflight;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks Kafka before the job is submitted, because the running job would only show problems as
 * restarts: whether brokers and topics are there, and whether the brokers accept the job's
 * transactions. All problems of both sides are reported together.
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
