package io.churnwarnings.job;

import static io.churnwarnings.testkit.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.job.settings.ChurnSettings;
import io.churnwarnings.testkit.Policies;
import io.churnwarnings.testkit.SharedFlink;
import io.churnwarnings.testkit.kafka.TestBroker;
import io.churnwarnings.testkit.kafka.TestTopics;
import io.churnwarnings.testkit.oracle.ExpectedEvent;
import io.churnwarnings.testkit.oracle.ReferenceTimeline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The job is stopped between two lines of its customers and goes on from a savepoint. Each of them
 * bought on days 0, 10 and 20: AT_RISK on day 35, LIKELY_LOST on day 40, LOST on day 385.
 */
class DrainITCase {

    private static final int PARTITIONS = 2;
    private static final int CUSTOMERS = 10;
    private static final long DAY_0 = 1_704_067_200_000L;

    @RegisterExtension static final TestBroker BROKER = TestBroker.shared();

    @RegisterExtension static final SharedFlink FLINK = SharedFlink.plain();

    @TempDir Path dir;

    private final Map<String, ReferenceTimeline> customers = new LinkedHashMap<>();
    private final List<String> expected = new ArrayList<>();
    private TestTopics topics;
    private Configuration configuration;

    @BeforeEach
    void threePurchasesOfEachCustomer() throws Exception {
        topics = TestTopics.on(BROKER, PARTITIONS);
        configuration = topics.configuration(dir);
        Policy policy = ChurnSettings.of(configuration).policy();
        for (int i = 0; i < CUSTOMERS; i++) {
            customers.put("c" + i, new ReferenceTimeline("c" + i, policy));
        }
        for (int order = 0; order < 3; order++) {
            for (String customer : customers.keySet()) {
                buys(customer, "o" + order, 10 * order);
            }
        }
        clockPasses(37);
    }

    @Test
    void aDrainReachesNoLineAndLosesNone(@InjectMiniCluster MiniCluster flink) throws Exception {
        String savepoint;
        try (RealJob job = RealJob.start(flink, topics, configuration, 2, null)) {
            awaitExpected();
            savepoint = job.stopWithSavepoint(dir, true);
        }
        assertExpected();
        assertThat(expected).hasSize(CUSTOMERS).allMatch(event -> event.contains("AT_RISK"));

        try (RealJob job = RealJob.start(flink, topics, configuration, 2, savepoint)) {
            clockPasses(41);
            awaitExpected();
            clockPasses(390);
            awaitExpected();
            job.awaitCheckpoint();
        }
        assertExpected();
        assertThat(expected).hasSize(3 * CUSTOMERS);
    }

    @ParameterizedTest(name = "from parallelism 2 to {0}")
    @ValueSource(ints = {1, 3})
    void timersAndTheClockSurviveARescale(int parallelism, @InjectMiniCluster MiniCluster flink)
            throws Exception {
        String savepoint;
        try (RealJob job = RealJob.start(flink, topics, configuration, 2, null)) {
            awaitExpected();
            savepoint = job.stopWithSavepoint(dir, false);
        }
        assertExpected();

        // The clock stands on day 37 and nothing moves it: only an operator that restores it
        // withdraws
        // the warning of day 35 at once.
        buys("c0", "late", 22);
        assertThat(expected).hasSize(CUSTOMERS + 1).last().asString().contains("WITHDRAWN");
        try (RealJob job = RealJob.start(flink, topics, configuration, parallelism, savepoint)) {
            awaitExpected();
            job.awaitCheckpoint();
            assertExpected();

            clockPasses(41);
            awaitExpected();
            job.awaitCheckpoint();
        }
        assertExpected();
        assertThat(expected).hasSize(2 * CUSTOMERS + 2);
    }

    private void buys(String customer, String order, double day) throws Exception {
        Fact fact = new Fact(day(day), order, FactType.PURCHASE, 10_0000, "CNY");
        int partition = Math.floorMod(customer.hashCode(), PARTITIONS);
        BROKER.sendAll(
                List.of(
                        ShopLog.record(
                                topics.purchases(),
                                partition,
                                fact.occurredAt(),
                                customer,
                                ShopLog.json(customer, fact))));
        expect(customers.get(customer).arrive(fact));
    }

    private void clockPasses(double day) throws Exception {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            BROKER.send(topics.purchases(), partition, day(day), ShopLog.heartbeat(day(day)));
        }
        long clock = day(day) - 300_001;
        for (ReferenceTimeline customer : customers.values()) {
            expect(customer.advance(clock));
        }
    }

    private void expect(List<ExpectedEvent> events) {
        expected.addAll(ExpectedBytes.of(events));
    }

    private void awaitExpected() throws Exception {
        until(
                expected.size() + " events are committed",
                () -> topics.warnings("read_committed").size() >= expected.size());
    }

    private void assertExpected() throws Exception {
        assertThat(topics.warnings("read_committed")).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static long day(double day) {
        return DAY_0 + Math.round(day * Policies.DAY);
    }
}
