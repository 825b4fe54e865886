package io.churnwarnings.job;

import static io.churnwarnings.testkit.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.operator.SavepointContents;
import io.churnwarnings.testkit.SharedFlink;
import io.churnwarnings.testkit.kafka.TestBroker;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every format that savepoints out there are in is restored by today's code and goes on where it
 * was, with customers due across the upgrade, on any parallelism.
 *
 * <p>A savepoint is never changed once its format is released. That of a new one is written by
 *
 * <pre>mvn -B verify -Dit.test='UpgradeITCase#writesTheSavepointOfToday' -Dsavepoint.write=format-4
 * </pre>
 *
 * and gets its lines in the table below.
 */
class UpgradeITCase {

    private static final int WRITTEN_AT = 2;

    @RegisterExtension static final SharedFlink FLINK = SharedFlink.plain();

    @TempDir Path dir;

    /** A savepoint knows topics by name: each test has a broker on which they are new. */
    private final TestBroker broker = TestBroker.own();

    private FrozenShop shop;

    @BeforeEach
    void startBroker() throws Exception {
        broker.beforeAll(null);
        shop = new FrozenShop(broker, dir);
        broker.sendAll(shop.before());
    }

    @AfterEach
    void stopBroker() throws Exception {
        broker.afterAll(null);
    }

    @ParameterizedTest(name = "{0} at parallelism {1}, told something: {2}")
    @CsvSource({
        "format-1, 1, false",
        "format-1, 2, false",
        "format-1, 3, false",
        "format-1, 2, true",
        "format-2, 1, false",
        "format-2, 2, false",
        "format-2, 3, false",
        "format-2, 2, true"
    })
    void aSavepointOfAnEarlierVersionGoesOn(
            String format, int parallelism, boolean told, @InjectMiniCluster MiniCluster flink)
            throws Exception {
        Path savepoint = FrozenShop.SAVEPOINTS.resolve(format);
        SavepointContents kept =
                SavepointContents.of(savepoint.toUri().toString(), OperatorIds.CUSTOMERS);
        assertThat(kept.customers()).isPositive();
        assertThat(kept.due()).isPositive();

        List<String> expected = shop.publishedAfter();
        broker.sendAll(shop.after());
        Configuration configuration = shop.configuration(dir);
        if (told) {
            configuration.setString("churn.rules.topic", broker.createTopic(1));
            configuration.setString("churn.control.topic", broker.createTopic(1));
            // The frozen shop ends in the future, of which nothing is known before it is here.
            configuration.setString("churn.rules.notice", "100000 d");
        }
        try (RealJob job =
                RealJob.start(
                        flink,
                        shop.topics(),
                        configuration,
                        parallelism,
                        savepoint.toUri().toString())) {
            until(
                    "all that was left is published",
                    () -> shop.topics().warnings("read_committed").size() >= expected.size());
            job.awaitCheckpoint();
        }
        assertThat(shop.topics().warnings("read_committed"))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    /**
     * From format 3 on a savepoint names the topic by its id, which no other broker can have: the
     * customers are compared with those of the formats before, which were kept of the same shop.
     */
    @Test
    void aSavepointOfTodayHoldsTheCustomersOfTheOnesBefore() throws Exception {
        SavepointContents before = contents("format-2");
        SavepointContents today = contents("format-3");
        assertThat(today.customers()).isEqualTo(before.customers());
        assertThat(today.due()).isEqualTo(before.due());
    }

    private static SavepointContents contents(String format) throws Exception {
        Path savepoint = FrozenShop.SAVEPOINTS.resolve(format);
        return SavepointContents.of(savepoint.toUri().toString(), OperatorIds.CUSTOMERS);
    }

    @Test
    @EnabledIfSystemProperty(named = "savepoint.write", matches = ".+")
    void writesTheSavepointOfToday(@InjectMiniCluster MiniCluster flink) throws Exception {
        List<String> expected = shop.publishedBefore();
        Path taken;
        Configuration configuration = shop.configuration(dir);
        // Without cache memory, so that the state contains spurious timers as well.
        configuration.setString("churn.cache.memory", "0b");
        try (RealJob job = RealJob.start(flink, shop.topics(), configuration, WRITTEN_AT, null)) {
            until(
                    "all so far is published",
                    () -> shop.topics().warnings("read_committed").size() >= expected.size());
            taken = Path.of(URI.create(job.stopWithSavepoint(dir, false)));
        }
        assertThat(shop.topics().warnings("read_committed"))
                .containsExactlyInAnyOrderElementsOf(expected);
        FrozenShop.keep(taken, System.getProperty("savepoint.write"));
    }
}
