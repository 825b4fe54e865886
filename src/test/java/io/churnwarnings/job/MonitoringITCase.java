package io.churnwarnings.job;

import static io.churnwarnings.testkit.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.churnwarnings.testkit.FreePorts;
import io.churnwarnings.testkit.kafka.TestBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.prometheus.PrometheusReporterFactory;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The files for watching the job agree with the job: the tables of metrics, the alert rules, the
 * dashboard.
 */
class MonitoringITCase {

    private static final int PORT = FreePorts.next();

    /** OptionParsers are no numbers; Flink's reporter gives them as 0. */
    private static final String TEXTS = ".*_(reason|slowestPartition|slowestStanding)";

    private static final String OPERATOR = "flink_taskmanager_job_task_operator_churn_";
    private static final String CUSTOMERS = "sum(" + OPERATOR + "customers)";
    private static final String RESTORED_AGE = OPERATOR + "restoredStateAgeMs";

    @RegisterExtension static final TestBroker BROKER = TestBroker.shared();

    @RegisterExtension
    static final MiniClusterExtension FLINK =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setConfiguration(reporter())
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    @TempDir Path dir;

    private WatchedShop shop;
    private RealJob job;

    @BeforeEach
    void run(@InjectMiniCluster MiniCluster flink) throws Exception {
        shop = new WatchedShop(BROKER);
        shop.open();
        job = RealJob.start(flink, shop.topics(), shop.configuration(dir), 2, null);
        shop.awaitWarnings();
    }

    @AfterEach
    void stop() throws Exception {
        job.close();
    }

    @Test
    void theTableNamesEveryMetricOfTheJobAndNoOther() throws Exception {
        Set<String> scraped =
                PrometheusServer.httpGet("http://127.0.0.1:" + PORT + "/metrics")
                        .lines()
                        .filter(line -> line.startsWith("flink_"))
                        .map(line -> line.split("[{ ]")[0])
                        .filter(name -> name.contains("_churn_") && !name.matches(TEXTS))
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(WatchingFiles.documentedMetrics()).isEqualTo(scraped);
    }

    @Test
    void aRealPrometheusSeesAllOfItAndAnOutageFiresItsAlertAlone(
            @InjectMiniCluster MiniCluster flink) throws Exception {
        PrometheusServer.assumeInstalled("prometheus");
        Path own = Files.createDirectory(dir.resolve("prometheus"));
        try (PrometheusServer prometheus =
                PrometheusServer.start(
                        own, "127.0.0.1:" + PORT, WatchingFiles.impatientRules(own))) {
            everyMetricIsScraped(prometheus);
            everyPanelHasData(prometheus);
            everyRuleIsEvaluated(prometheus);
            assertThat(prometheus.firing()).isEmpty();

            until("the clock is held", () -> prometheus.firing().contains("ChurnClockHeld"));
            assertThat(prometheus.firing()).containsExactly("ChurnClockHeld");

            until(
                    "the outage and its grace are over",
                    () -> {
                        shop.speaks();
                        return prometheus.firing().isEmpty();
                    });

            double customers = value(prometheus, CUSTOMERS);
            flink.terminateTaskManager(0).get();
            flink.startTaskManager();
            until("the job goes on", () -> job.isRestored() && job.isRunning());
            until("it counts as many customers", () -> value(prometheus, CUSTOMERS) == customers);
            until(
                    "it says how old its state was",
                    () -> value(prometheus, "max(" + RESTORED_AGE + ")") >= 0);
            // A restart commits already committed transactions
            // again: no reason for an alert.
            assertThat(prometheus.firing()).doesNotContain("ChurnCommitsLost");
        }
    }

    private void everyMetricIsScraped(PrometheusServer prometheus) throws Exception {
        Set<String> asked = new TreeSet<>(WatchingFiles.documentedMetrics());
        asked.addAll(WatchingFiles.metricsOfTheRules());
        for (String metric : asked) {
            until(metric, () -> speakAndAsk(prometheus, metric));
        }
    }

    private void everyPanelHasData(PrometheusServer prometheus) throws Exception {
        Map<String, String> queries = WatchingFiles.queries();
        assertThat(queries).hasSizeGreaterThan(30);
        for (Map.Entry<String, String> query : queries.entrySet()) {
            String expression = query.getValue().replace("$__rate_interval", "4s");
            until(query.getKey(), () -> speakAndAsk(prometheus, expression));
        }
    }

    private void everyRuleIsEvaluated(PrometheusServer prometheus) throws Exception {
        List<JsonNode> rules = new ArrayList<>();
        until(
                "every rule is evaluated",
                () -> {
                    shop.speaks();
                    rules.clear();
                    rules.addAll(prometheus.alertingRules());
                    return rules.stream()
                            .noneMatch(rule -> rule.path("health").asText().equals("unknown"));
                });
        assertThat(rules)
                .hasSameSizeAs(WatchingFiles.alerts())
                .allSatisfy(rule -> assertThat(rule.path("health").asText()).isEqualTo("ok"));
    }

    private double value(PrometheusServer prometheus, String expression) throws Exception {
        shop.speaks();
        List<JsonNode> series = prometheus.query(expression);
        return series.isEmpty() ? Double.NaN : series.get(0).at("/value/1").asDouble();
    }

    private boolean speakAndAsk(PrometheusServer prometheus, String expression) throws Exception {
        shop.speaks();
        return prometheus.query(expression).stream()
                .anyMatch(series -> !series.at("/value/1").asText().equals("NaN"));
    }

    private static Configuration reporter() {
        Configuration configuration = new Configuration();
        configuration.setString(
                "metrics.reporter.prom.factory.class", PrometheusReporterFactory.class.getName());
        configuration.setString("metrics.reporter.prom.port", "" + PORT);
        return configuration;
    }
}
