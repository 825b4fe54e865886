package io.churnwarnings.kafka;

import java.util.Map;

/**
 * A topic that the job needs.
 *
 * @param name the topic
 * @param partitions how many it gets if it has to be created, at least 1; an existing topic may
 *     have any number
 * @param configs the topic settings it gets if it has to be created, e.g. {@code retention.ms}
 */
public record TopicCheck(String name, int partitions, Map<String, String> configs) {

    String createCommand(String bootstrapServers) {
        StringBuilder command =
                new StringBuilder("kafka-topics.sh --bootstrap-server ")
                        .append(bootstrapServers)
                        .append(" --create --topic ")
                        .append(name)
                        .append(" --partitions ")
                        .append(partitions);
        configs.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(
                        entry ->
                                command.append(" --config ")
                                        .append(entry.getKey())
                                        .append('=')
                                        .append(entry.getValue()));
        return command.toString();
    }
}
