package io.churnwarnings.chaos;

import io.churnwarnings.testkit.cluster.KafkaView;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The topics of one round, and the options for them. */
record ChaosTopics(KafkaView kafka, String name) {

    static final int PARTITIONS = 4;

    static ChaosTopics create(KafkaView kafka, String name) throws Exception {
        ChaosTopics topics = new ChaosTopics(kafka, name);
        kafka.createTopic(topics.purchases(), PARTITIONS);
        kafka.createTopic(topics.warnings(), PARTITIONS);
        kafka.createTopic(topics.deadLetters(), 1);
        return topics;
    }

    String purchases() {
        return name + "-purchases";
    }

    String warnings() {
        return name + "-warnings";
    }

    String deadLetters() {
        return name + "-dead-letters";
    }

    private String group() {
        return name + "-group";
    }

    /** The transactional id prefix of both sinks. */
    String transactions() {
        return name + "-tx";
    }

    Map<String, String> settings(String bootstrapServers) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("churn.source.bootstrap-servers", bootstrapServers);
        settings.put("churn.source.topic", purchases());
        settings.put("churn.source.group-id", group());
        settings.put("churn.sink.topic", warnings());
        settings.put("churn.sink.transactional-id-prefix", transactions() + "-warnings");
        settings.put("churn.dead-letters.topic", deadLetters());
        settings.put(
                "churn.dead-letters.transactional-id-prefix", transactions() + "-dead-letters");
        settings.put("churn.clock.mode", "event-time");
        return settings;
    }

    List<String> committedWarnings() {
        return kafka.records(warnings(), PARTITIONS, "read_committed").stream()
                .filter(record -> record.value() != null)
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    /** The partition and offset of each rejected record. */
    List<String> committedDeadLetters() {
        return kafka.records(deadLetters(), 1, "read_committed").stream()
                .map(ChaosTopics::origin)
                .toList();
    }

    /** How many records have been read for good. */
    long read() throws Exception {
        return kafka.committed(group());
    }

    long in() throws Exception {
        return kafka.end(purchases(), PARTITIONS);
    }

    private static String origin(ConsumerRecord<byte[], byte[]> letter) {
        return header(letter, "source-partition") + ":" + header(letter, "source-offset");
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
