package io.churnwarnings.kafka.preflight;

import java.util.Map;

/**
 * A topic that the job needs.
 *
 * @param name the topic
 * @param partitions how many it gets if it has to be created, at least 1
 * @param exactly whether an existing topic must have as many; else it may have any number
 * @param configs the topic settings it gets if it has to be created, e.g. {@code retention.ms}
 */
public record TopicCheck(
        String name, int partitions, boolean exactly, Map<String, String> configs) {

    /** A topic with any number of partitions. */
    public static TopicCheck of(String name, int partitions) {
        return new TopicCheck(name, partitions, false, Map.of());
    }

    /** A topic whose records have one order: it must have one partition. */
    public static TopicCheck ofOne(String name, Map<String, String> configs) {
        return new TopicCheck(name, 1, true, configs);
    }

    /** The message if an existing topic has another number of partitions than it must have. */
    String otherThan(int found, String side, String bootstrapServers) {
        return "the topic '"
                + name
                + "' ("
                + side
                + ") has "
                + found
                + " partitions, but its records must have one order: it needs "
                + partitions
                + ". Make another one, `"
                + createCommand(bootstrapServers)
                + "`, and copy the records to it in their order";
    }

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
