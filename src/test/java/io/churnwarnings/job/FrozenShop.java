package io.churnwarnings.job;

import io.churnwarnings.domain.Policy;
import io.churnwarnings.kafka.TestBroker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
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

    private final Road road;
    private final ShopLog log;
    private final Policy policy;
    private final List<ProducerRecord<byte[], byte[]>> before = new ArrayList<>();
    private final List<ProducerRecord<byte[], byte[]>> after = new ArrayList<>();
    private final long frozenAt;

    FrozenShop(TestBroker broker, Path checkpoints) throws Exception {
        road =
                new Road(
                        broker,
                        "frozen-purchases",
                        "frozen-warnings",
                        "frozen-dead-letters",
                        PARTITIONS);
        broker.createTopic(road.purchases(), PARTITIONS);
        broker.createTopic(road.warnings(), PARTITIONS);
        broker.createTopic(road.deadLetters(), 1);
        policy = ChurnSettings.of(road.configuration(checkpoints)).policy();
        log = new ShopLog(SEED, policy, CUSTOMERS, PARTITIONS);
        List<ProducerRecord<byte[], byte[]>> records = log.records(road.purchases());
        int half = records.size() / 2;
        frozenAt = records.get(half - 1).timestamp();
        before.addAll(log.opening(road.purchases()));
        before.addAll(records.subList(0, half));
        for (int partition = 0; partition < PARTITIONS; partition++) {
            before.add(
                    ShopLog.record(
                            road.purchases(),
                            partition,
                            frozenAt,
                            null,
                            ShopLog.heartbeat(frozenAt)));
        }
        after.addAll(records.subList(half, records.size()));
        after.addAll(log.closing(road.purchases()));
    }

    Road road() {
        return road;
    }

    Configuration configuration(Path checkpoints) {
        return road.configuration(checkpoints);
    }

    List<ProducerRecord<byte[], byte[]>> before() {
        return before;
    }

    List<ProducerRecord<byte[], byte[]>> after() {
        return after;
    }

    /** What was published before the savepoint. */
    List<String> publishedBefore() {
        return published(true);
    }

    /** What is left to be published. */
    List<String> publishedAfter() {
        return published(false);
    }

    private List<String> published(boolean before) {
        long clock = frozenAt - policy.disorder() - 1;
        return ExpectedBytes.of(
                log.events().stream()
                        .filter(event -> event.occurredAt() <= clock == before)
                        .toList());
    }
}
