package io.churnwarnings.job;

import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.job.settings.ChurnSettings;
import io.churnwarnings.testkit.kafka.TestBroker;
import io.churnwarnings.testkit.kafka.TestTopics;
import io.churnwarnings.testkit.oracle.ExpectedEvent;
import io.churnwarnings.testkit.oracle.ReferenceRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.util.FileUtils;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The shop whose job was frozen in the savepoints under {@code src/test/resources/savepoints}: half
 * of its facts are read, and almost every customer is to be looked at some day. Its topics have the
 * names and offsets that the savepoints know.
 */
final class FrozenShop {

    static final Path SAVEPOINTS = Path.of("src", "test", "resources", "savepoints");
    static final int PARTITIONS = 2;

    private static final long SEED = 20_261_122;
    private static final int CUSTOMERS = 40;

    private final TestTopics topics;
    private final ShopLog log;
    private final Policy policy;
    private final List<ProducerRecord<byte[], byte[]>> before = new ArrayList<>();
    private final List<ProducerRecord<byte[], byte[]>> after = new ArrayList<>();
    private final long firstQuarterAt;
    private final long frozenAt;

    FrozenShop(TestBroker broker, Path checkpoints) throws Exception {
        topics =
                new TestTopics(
                        broker,
                        "frozen-purchases",
                        "frozen-warnings",
                        "frozen-dead-letters",
                        PARTITIONS);
        broker.createTopic(topics.purchases(), PARTITIONS);
        broker.createTopic(topics.warnings(), PARTITIONS);
        broker.createTopic(topics.deadLetters(), 1);
        policy = ChurnSettings.of(topics.configuration(checkpoints)).policy();
        log = new ShopLog(SEED, policy, CUSTOMERS, PARTITIONS);
        List<ProducerRecord<byte[], byte[]>> records = log.records(topics.purchases());
        int half = records.size() / 2;
        firstQuarterAt = records.get(half / 2).timestamp();
        frozenAt = records.get(half - 1).timestamp();
        before.addAll(log.opening(topics.purchases()));
        before.addAll(records.subList(0, half));
        for (int partition = 0; partition < PARTITIONS; partition++) {
            before.add(
                    ShopLog.record(
                            topics.purchases(),
                            partition,
                            frozenAt,
                            null,
                            ShopLog.heartbeat(frozenAt)));
        }
        after.addAll(records.subList(half, records.size()));
        after.addAll(log.closing(topics.purchases()));
    }

    TestTopics topics() {
        return topics;
    }

    Configuration configuration(Path checkpoints) {
        return topics.configuration(checkpoints);
    }

    List<ProducerRecord<byte[], byte[]>> before() {
        return before;
    }

    List<ProducerRecord<byte[], byte[]>> after() {
        return after;
    }

    Policy policy() {
        return policy;
    }

    /** The time of the newest record before the savepoint, in UTC epoch milliseconds. */
    long frozenAt() {
        return frozenAt;
    }

    /** The time of a record half way to the savepoint, in UTC epoch milliseconds. */
    long firstQuarterAt() {
        return firstQuarterAt;
    }

    /** The events published before the savepoint. */
    List<String> publishedBefore() {
        return published(log.events(), true);
    }

    /** The events still to be published. */
    List<String> publishedAfter() {
        return published(log.events(), false);
    }

    /** The events published before the savepoint under rules that changed meanwhile. */
    List<String> publishedBefore(ReferenceRules rules) {
        return published(log.events(rules), true);
    }

    /** The events still to be published under rules that changed before the savepoint. */
    List<String> publishedAfter(ReferenceRules rules) {
        return published(log.events(rules), false);
    }

    private List<String> published(List<ExpectedEvent> events, boolean before) {
        long clock = frozenAt - policy.disorder() - 1;
        return ExpectedBytes.of(
                events.stream().filter(event -> event.occurredAt() <= clock == before).toList());
    }

    /** Puts a savepoint that was taken just now among the frozen ones. */
    static void keep(Path taken, String name) throws IOException {
        Path target = SAVEPOINTS.resolve(name);
        FileUtils.deleteDirectory(target.toFile());
        Files.createDirectories(target);
        try (Stream<Path> files = Files.list(taken)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
    }
}
