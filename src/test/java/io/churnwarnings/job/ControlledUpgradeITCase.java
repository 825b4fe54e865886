package io.churnwarnings.job;

import static io.churnwarnings.testkit.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.testkit.kafka.TestBroker;
import io.churnwarnings.testkit.kafka.TestTopics;
import io.churnwarnings.testkit.oracle.ReferenceRules;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A savepoint with rules in force and an erasure pending is restored by today's code: it alone has
 * the state of the control topics. It is written by
 *
 * <pre>mvn -B verify -Dit.test='ControlledUpgradeITCase#writesTheSavepointOfToday' \
 *     -Dsavepoint.write=control-1</pre>
 */
class ControlledUpgradeITCase {

    private static final String SAVEPOINT = "control-1";
    private static final String RULES = "frozen-rules";
    private static final String CONTROL = "frozen-control";
    private static final int NOTICE_DAYS = 5_000;
    private static final long DAY = 86_400_000;

    private static final String ERASED = "ann-erased";
    private static final String KEPT = "bob-kept";
    private static final String SPRING = ",\"rulesVersion\":\"spring\"";

    @RegisterExtension
    static final MiniClusterExtension FLINK =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(3)
                            .build());

    @TempDir Path dir;

    /** A savepoint knows topics by name: each test has a broker on which they are new. */
    private final TestBroker broker = TestBroker.own();

    private FrozenShop shop;
    private ReferenceRules rules;

    @BeforeEach
    void startBroker() throws Exception {
        broker.beforeAll(null);
        shop = new FrozenShop(broker, dir);
        broker.createTopic(RULES, 1);
        broker.createTopic(CONTROL, 1);
        Policy first = shop.policy();
        rules =
                new ReferenceRules(
                        first,
                        Map.of(
                                shop.firstQuarterAt(),
                                first.withLines(
                                        1.1, 3, first.lostAfter(), 0, first.rfm().plays())));
        broker.sendAll(List.of(document()));
        broker.sendAll(shop.before());
    }

    @AfterEach
    void stopBroker() throws Exception {
        broker.afterAll(null);
    }

    /**
     * The remaining customer bought as the erased one did, which shows the events that the erasure
     * must suppress.
     */
    @ParameterizedTest(name = "at parallelism {0}")
    @ValueSource(ints = {1, 2, 3})
    void rulesStayInForceAndAnErasureStaysPending(
            int parallelism, @InjectMiniCluster MiniCluster flink) throws Exception {
        broker.sendAll(purchases(-50, -40, -30, -20));
        broker.sendAll(List.of(erasure()));
        List<ProducerRecord<byte[], byte[]>> after = new ArrayList<>(shop.after());
        after.addAll(purchases(1, 11, 21, 31));
        after.sort(Comparator.comparing(ProducerRecord::timestamp));
        broker.sendAll(after);
        List<String> expected = shop.publishedAfter(rules);
        Path savepoint = FrozenShop.SAVEPOINTS.resolve(SAVEPOINT);
        try (RealJob job =
                RealJob.start(
                        flink,
                        shop.topics(),
                        configuration("100000 d"),
                        parallelism,
                        savepoint.toUri().toString())) {
            until("all that was left is published", () -> published().size() >= expected.size());
            job.awaitCheckpoint();
        }
        assertThat(published()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(all()).filteredOn(event -> event.contains(SPRING)).hasSizeGreaterThan(20);
        assertThat(all()).filteredOn(event -> event.contains(KEPT)).hasSizeGreaterThan(1);
        assertThat(all()).noneMatch(event -> event.contains(ERASED));
        assertThat(shop.topics().committedDeadLetters())
                .noneMatch(
                        letter ->
                                TestTopics.header(letter, "reason").matches("BAD_(RULES|CONTROL)"));
    }

    @Test
    @EnabledIfSystemProperty(named = "savepoint.write", matches = "control-.+")
    void writesTheSavepointOfToday(@InjectMiniCluster MiniCluster flink) throws Exception {
        List<String> expected = shop.publishedBefore(rules);
        Path taken;
        try (RealJob job =
                RealJob.start(flink, shop.topics(), configuration(NOTICE_DAYS + " d"), 2, null)) {
            until("all so far is published", () -> published().size() >= expected.size());
            broker.sendAll(purchases(-50, -40, -30, -20));
            job.awaitRead(shop.topics());
            broker.sendAll(List.of(erasure()));
            until(
                    "the erasure is accepted",
                    () -> all().stream().anyMatch(event -> event.contains("ERASED")));
            taken = Path.of(URI.create(job.stopWithSavepoint(dir, false)));
        }
        assertThat(published()).containsExactlyInAnyOrderElementsOf(expected);
        FrozenShop.keep(taken, System.getProperty("savepoint.write"));
    }

    /**
     * @param notice the notice period; changes further ahead are unknown before they are due, and
     *     the frozen shop ends far in the future
     */
    private Configuration configuration(String notice) {
        Configuration configuration = shop.configuration(dir);
        configuration.setString("churn.rules.topic", RULES);
        configuration.setString("churn.control.topic", CONTROL);
        configuration.setString("churn.rules.notice", notice);
        return configuration;
    }

    private List<String> all() throws Exception {
        return shop.topics().warnings("read_committed");
    }

    /** Of the shop's own customers, as the oracle says it, which knows no versions of rules. */
    private List<String> published() throws Exception {
        return all().stream()
                .filter(event -> !event.contains(ERASED) && !event.contains(KEPT))
                .map(event -> event.replace(SPRING, ""))
                .toList();
    }

    private ProducerRecord<byte[], byte[]> document() {
        long from = shop.firstQuarterAt();
        return ShopLog.record(
                RULES,
                0,
                from - NOTICE_DAYS * DAY,
                "spring",
                "{\"rulesVersion\":\"spring\",\"effectiveFrom\":\"%s\",\"atRiskCycles\":1.1,\"likelyLostCycles\":3}"
                        .formatted(Instant.ofEpochMilli(from)));
    }

    /** Requested long after all that the job has read. */
    private ProducerRecord<byte[], byte[]> erasure() {
        return ShopLog.record(
                CONTROL,
                0,
                shop.frozenAt() + 60 * DAY,
                ERASED,
                "{\"customerId\":\"" + ERASED + "\",\"erase\":true}");
    }

    /** One of each customer a day, the days counted from the savepoint on. */
    private List<ProducerRecord<byte[], byte[]>> purchases(int... days) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int day : days) {
            long at = shop.frozenAt() + day * DAY;
            for (String customer : List.of(ERASED, KEPT)) {
                records.add(
                        ShopLog.record(
                                shop.topics().purchases(),
                                0,
                                at,
                                customer,
                                "{\"orderId\":\"o%d\",\"customerId\":\"%s\",\"occurredAt\":%d}"
                                        .formatted(at, customer, at)));
            }
        }
        return records;
    }
}
