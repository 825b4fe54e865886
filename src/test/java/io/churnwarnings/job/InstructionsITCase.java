package io.churnwarnings.job;

import static io.churnwarnings.testkit.Eventually.until;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.contract.Contract;
import io.churnwarnings.job.settings.ChurnSettings;
import io.churnwarnings.savepoint.SavepointContent;
import io.churnwarnings.testkit.SharedFlink;
import io.churnwarnings.testkit.kafka.TestBroker;
import io.churnwarnings.testkit.kafka.TestTopics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The running job receives control messages over a real broker. */
class InstructionsITCase {

    private static final long SEED = Long.getLong("instructions.seed", 314159);
    private static final int PARTITIONS = 4;
    private static final int CUSTOMERS = 200;
    private static final long DAY = 86_400_000;

    /** Nothing is known of what lies beyond the present, so it ends before: 1 February 2026. */
    private static final long END = 1_769_904_000_000L;

    @RegisterExtension static final TestBroker BROKER = TestBroker.shared();

    @RegisterExtension static final SharedFlink FLINK = SharedFlink.metered();

    @TempDir Path dir;

    /** Two replays that start with the rules, and one that receives them half way. */
    @Test
    void rulesThatChangeMidStreamGiveTheSameBytesInEverySubtask(
            @InjectMiniCluster MiniCluster flink) throws Exception {
        List<String> replayed = run(flink, 1, false);
        assertThat(run(flink, 4, false)).containsExactlyInAnyOrderElementsOf(replayed);
        assertThat(run(flink, 4, true)).containsExactlyInAnyOrderElementsOf(replayed);
        long ofTheNewRules = replayed.stream().filter(e -> e.contains("\"spring\"")).count();
        assertThat(ofTheNewRules)
                .as("of %d", replayed.size())
                .isBetween(20L, replayed.size() - 20L);
        System.out.printf(
                "seed %d: %d events, %d by the new rules%n", SEED, replayed.size(), ofTheNewRules);
    }

    private List<String> run(MiniCluster flink, int parallelism, boolean live) throws Exception {
        TestTopics topics = TestTopics.on(BROKER, PARTITIONS);
        String rules = BROKER.createTopic(1);
        Configuration configuration = topics.configuration(dir);
        configuration.setString("churn.rules.topic", rules);
        ShopLog log =
                new ShopLog(SEED, ChurnSettings.of(configuration).policy(), CUSTOMERS, PARTITIONS);
        List<ProducerRecord<byte[], byte[]>> records =
                log.records(topics.purchases()).stream()
                        .filter(record -> record.timestamp() < END - 30 * DAY)
                        .toList();
        int middle = records.size() * 3 / 4;
        long from = records.get(middle).timestamp() + DAY;
        ProducerRecord<byte[], byte[]> spring =
                document(rules, "spring", from, ",\"atRiskCycles\":1.1,\"likelyLostCycles\":3");
        BROKER.sendAll(log.opening(topics.purchases()));
        if (!live) {
            BROKER.sendAll(List.of(spring, document(rules, "", from, ""), spring));
        }
        try (RealJob job = RealJob.start(flink, topics, configuration, parallelism, null)) {
            BROKER.sendAll(records.subList(0, middle));
            if (live) {
                job.awaitRead(topics);
                BROKER.sendAll(List.of(spring, document(rules, "", from, ""), spring));
                until("they are accepted", () -> least(job, "rulesAccepted") > 0);
                // Its barrier comes to each customer behind the rules.
                job.awaitCheckpoint();
            }
            BROKER.sendAll(records.subList(middle, records.size()));
            BROKER.sendAll(heartbeats(topics, END));
            long clock = END - 300_001;
            until("the clock is there", () -> least(job, "churn.clockTimeMs") >= clock);
            job.awaitCheckpoint();
            job.awaitCheckpoint();
        }
        assertThat(topics.committedDeadLetters())
                .filteredOn(letter -> "BAD_RULES".equals(TestTopics.header(letter, "reason")))
                .singleElement()
                .matches(letter -> TestTopics.header(letter, "detail").contains("rulesVersion"));
        return topics.warnings("read_committed");
    }

    @Test
    void anErasedCustomerIsNowhereToBeFound(@InjectMiniCluster MiniCluster flink) throws Exception {
        String ann = "ann-who-wants-to-be-forgotten";
        TestTopics topics = TestTopics.on(BROKER, PARTITIONS);
        String control = BROKER.createTopic(1);
        Configuration configuration = topics.configuration(dir);
        configuration.setString("churn.control.topic", control);
        String profiles = BROKER.createTopic(1);
        configuration.setString("churn.profiles.topic", profiles);
        configuration.setString("churn.profiles.transactional-id-prefix", "profiles-" + profiles);
        long now = System.currentTimeMillis();
        try (RealJob job = RealJob.start(flink, topics, configuration, 2, null)) {
            for (String customer : List.of(ann, "bob-who-stays-as-he-is")) {
                for (int day : new int[] {60, 50, 40, 1}) {
                    buy(topics, customer, now - day * DAY);
                }
            }
            BROKER.sendAll(heartbeats(topics, now));
            job.awaitRead(topics);
            assertThat(savepointHolds(job, "before", ann)).isTrue();

            BROKER.send(control, 0, now, "{\"customerId\":\"" + ann + "\",\"erase\":true}");
            BROKER.send(control, 0, now, "{\"customerId\":\"" + ann + "\",\"erase\":\"yes\"}");
            until("he is erased", () -> most(job, "erasuresPending") == 1);
            buy(topics, ann, now - 1);
            BROKER.sendAll(heartbeats(topics, now + DAY / 24));
            until("the clock has passed it", () -> least(job, "churn.clockTimeMs") > now);
            until("nothing is left", () -> most(job, "erasuresPending") == 0);
            job.awaitCheckpoint();
            assertThat(savepointHolds(job, "after", ann)).isFalse();
            assertThat(savepointHolds(job, "after-too", "bob-who-stays-as-he-is")).isTrue();
        }
        Map<String, String> known = new HashMap<>();
        BROKER.records(profiles, "read_committed")
                .forEach(
                        profile ->
                                known.put(
                                        new String(profile.key(), UTF_8),
                                        profile.value() == null
                                                ? null
                                                : new String(profile.value(), UTF_8)));
        assertThat(known).hasSize(2).containsEntry(ann, null);
        Contract.assertProfile(known.get("bob-who-stays-as-he-is"));
        assertThat(known.get("bob-who-stays-as-he-is"))
                .contains("\"gaps\":3", "\"nextLine\":{\"stage\":\"AT_RISK\"");
        List<String> events = topics.warnings("read_committed");
        assertThat(events)
                .filteredOn(event -> event.contains("ERASED"))
                .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
                .contains(ann, "\"receipt\":{\"facts\":4}", Instant.ofEpochMilli(now).toString());
        assertThat(topics.committedDeadLetters())
                .singleElement()
                .matches(letter -> "BAD_CONTROL".equals(TestTopics.header(letter, "reason")));
    }

    private boolean savepointHolds(RealJob job, String name, String customer) throws Exception {
        Path folder = dir.resolve(name);
        String savepoint = job.savepoint(folder);
        List<String> inspected = new ArrayList<>();
        new SavepointContent(savepoint, InstructionsITCase::environment)
                .forEach((id, kept, bytes) -> inspected.add(id));
        boolean inBytes = false;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                inBytes |= holds(file, customer);
            }
        }
        assertThat(inBytes).isEqualTo(inspected.contains(customer));
        return inBytes;
    }

    private static StreamExecutionEnvironment environment() {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(1);
        return env;
    }

    private static boolean holds(Path file, String text) throws IOException {
        return new String(Files.readAllBytes(file), ISO_8859_1).contains(text);
    }

    private static void buy(TestTopics topics, String customer, long at) throws Exception {
        BROKER.send(
                topics.purchases(),
                Math.floorMod(customer.hashCode(), PARTITIONS),
                at,
                "{\"orderId\":\"o%d\",\"customerId\":\"%s\",\"occurredAt\":%d}"
                        .formatted(at, customer, at));
    }

    private static List<ProducerRecord<byte[], byte[]>> heartbeats(TestTopics topics, long at) {
        List<ProducerRecord<byte[], byte[]>> heartbeats = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            heartbeats.add(
                    TestBroker.record(topics.purchases(), partition, at, ShopLog.heartbeat(at)));
        }
        return heartbeats;
    }

    /** Written an hour before it takes effect; without a version it is none. */
    private static ProducerRecord<byte[], byte[]> document(
            String topic, String version, long from, String rules) {
        return ShopLog.record(
                topic,
                0,
                from - DAY / 24,
                version,
                "{\"rulesVersion\":\"%s\",\"effectiveFrom\":\"%s\"%s}"
                        .formatted(version, Instant.ofEpochMilli(from), rules));
    }

    private static long least(RealJob job, String gauge) {
        return values(job, gauge).min(Long::compare).orElse(Long.MIN_VALUE);
    }

    private static long most(RealJob job, String gauge) {
        return values(job, gauge).max(Long::compare).orElse(Long.MAX_VALUE);
    }

    private static Stream<Long> values(RealJob job, String name) {
        return SharedFlink.metrics().getMetricsByIdentifiers(job.id()).entrySet().stream()
                .filter(metric -> metric.getKey().endsWith(name))
                .map(
                        metric ->
                                metric.getValue() instanceof Gauge<?> gauge
                                        ? ((Number) gauge.getValue()).longValue()
                                        : ((org.apache.flink.metrics.Counter) metric.getValue())
                                                .getCount());
    }
}
