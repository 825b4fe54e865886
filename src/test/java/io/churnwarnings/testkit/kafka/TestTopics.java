package io.churnwarnings.testkit.kafka;

import io.churnwarnings.contract.Contract;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * The topics of one test, and the configuration of a job between them.
 *
 * @param partitions how many the purchases and the warnings have each
 */
public record TestTopics(
        TestBroker broker, String purchases, String warnings, String deadLetters, int partitions) {

    public static TestTopics on(TestBroker broker, int partitions) throws Exception {
        return new TestTopics(
                broker,
                broker.createTopic(partitions),
                broker.createTopic(partitions),
                broker.createTopic(1),
                partitions);
    }

    private String group() {
        return "group-of-" + purchases;
    }

    /** All that a user would have to set, and quick checkpoints and restarts. */
    public Configuration configuration(Path checkpoints) {
        Configuration flink = new Configuration();
        flink.setString("churn.source.bootstrap-servers", broker.bootstrapServers());
        flink.setString("churn.source.topic", purchases);
        flink.setString("churn.source.group-id", group());
        flink.setString("churn.sink.topic", warnings);
        flink.setString("churn.sink.transactional-id-prefix", "to-" + warnings);
        flink.setString("churn.dead-letters.topic", deadLetters);
        flink.setString("churn.dead-letters.transactional-id-prefix", "to-" + deadLetters);
        // So that what is written reaches the broker before the fault strikes.
        flink.setString("churn.sink.kafka.linger.ms", "0");
        flink.setString("churn.clock.mode", "event-time");
        flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(300));
        flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
        flink.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        flink.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        flink.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, Integer.MAX_VALUE);
        flink.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(50));
        return flink;
    }

    /** The values of the warnings that a reader of this isolation sees now; all as promised. */
    public List<String> warnings(String isolation) throws Exception {
        List<ConsumerRecord<byte[], byte[]>> records = broker.records(warnings, isolation);
        List<String> values =
                records.stream()
                        .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                        .toList();
        Contract.assertEvents(values);
        records.forEach(record -> Contract.assertEventHeaders(headers(record)));
        return values;
    }

    /** The dead letters that a reader of committed records sees now; all as promised. */
    public List<ConsumerRecord<byte[], byte[]>> committedDeadLetters() throws Exception {
        List<ConsumerRecord<byte[], byte[]>> records =
                broker.records(deadLetters, "read_committed");
        records.forEach(record -> Contract.assertDeadLetterHeaders(headers(record)));
        return records;
    }

    /** Where the dead letter's record stood: partition and offset. */
    public static String origin(ConsumerRecord<byte[], byte[]> deadLetter) {
        return header(deadLetter, "source-partition") + ":" + header(deadLetter, "source-offset");
    }

    public static Map<String, byte[]> headers(ConsumerRecord<byte[], byte[]> record) {
        Map<String, byte[]> headers = new HashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), header.value()));
        return headers;
    }

    /** A header as text, or null. */
    public static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
