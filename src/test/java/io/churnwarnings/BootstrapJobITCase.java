package io.churnwarnings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.churnwarnings.job.settings.ChurnSettings;
import io.churnwarnings.operator.CacheMemory;
import io.churnwarnings.savepoint.HistoryFiles;
import io.churnwarnings.savepoint.HistorySurvey;
import io.churnwarnings.savepoint.SavepointContent;
import io.churnwarnings.savepoint.SavepointMaker;
import io.churnwarnings.testkit.cluster.FlinkRest;
import io.churnwarnings.testkit.cluster.StandaloneCluster;
import io.churnwarnings.testkit.cluster.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The savepoint of files as a cluster makes it, with nothing but the job's own jar. */
class BootstrapJobITCase {

    private static final int CUSTOMERS = 40;
    private static final int ORDERS = 400;
    private static final long HOUR = 3_600_000;
    private static final long START = 1_704_067_200_000L;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String BROKER = "churn.source.bootstrap-servers";

    @TempDir Path dir;

    @Test
    void aClusterMakesTheSameStateAsOneProcess() throws Exception {
        Path facts = dir.resolve("2024.csv");
        Files.write(facts, rows());
        Path made = dir.resolve("made");

        try (StandaloneCluster cluster = StandaloneCluster.start()) {
            FlinkRest rest = cluster.rest();
            String job =
                    rest.run(
                            rest.upload(Path.of("target", "churn-warnings.jar")),
                            BootstrapJob.class.getName(),
                            List.of("--facts", uri(facts), "--savepoint-out", uri(made)),
                            Map.of(BROKER, "nobody.invalid:9092"),
                            2,
                            null);
            Waiting.until("it ends", PATIENCE, () -> hasEnded(rest, job));
            assertThat(rest.checkpoints(job).path("counts").path("total").asInt()).isZero();
        }

        assertThat(customers(made)).hasSize(CUSTOMERS + 1).isEqualTo(customers(madeHere(facts)));
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> main("--facts", "a.csv"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--savepoint-out")
                .hasMessageContaining("usage: flink run -c io.churnwarnings.BootstrapJob");
        assertThatThrownBy(() -> main("--facts=a.csv", "--savepoint-out=b", "--secret", "x1y2"))
                .hasMessageContaining("usage:")
                .hasMessageNotContaining("x1y2");
        assertThatThrownBy(() -> main("--facts", uri(dir.resolve("a.csv")), "--savepoint-out=b"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a.csv: no such file");
    }

    @Test
    void writesOverNothing() throws Exception {
        Path facts = Files.write(dir.resolve("2024.csv"), rows());

        assertThatThrownBy(() -> main("--facts", uri(facts), "--savepoint-out", uri(dir)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not empty");
    }

    @Test
    void takesFilesThatAreNotInOrderOfTime() throws Exception {
        List<String> rows = rows();
        Collections.reverse(rows.subList(1, rows.size()));
        Path facts = Files.write(dir.resolve("mixed.csv"), rows);

        main("--facts", uri(facts), "--savepoint-out", uri(dir.resolve("s")));
    }

    @Test
    void startsNoClusterOfItsOwn() throws Exception {
        Path facts = Files.write(dir.resolve("2024.csv"), rows());
        Path made = dir.resolve("made");

        assertThatThrownBy(
                        () ->
                                BootstrapJob.main(
                                        new String[] {
                                            "--facts", uri(facts), "--savepoint-out", uri(made)
                                        }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no cluster");
        assertThat(made).doesNotExist();
    }

    private static void main(String... arguments) throws Exception {
        Configuration flink = GlobalConfiguration.loadConfiguration("flink-conf");
        flink.setString(BROKER, "nobody.invalid:9092");
        try (RecordingEnvironment environment = RecordingEnvironment.with(flink)) {
            BootstrapJob.main(arguments);
            assertThat(environment.submitted()).isNotNull();
        }
    }

    private static boolean hasEnded(FlinkRest rest, String job) throws IOException {
        String state = rest.job(job).path("state").asText();
        if (state.equals("FAILED")) {
            throw new IllegalStateException("it has failed: " + rest.exceptions(job));
        }
        return state.equals("FINISHED");
    }

    private Path madeHere(Path facts) throws Exception {
        Configuration flink = new Configuration();
        flink.setString(BROKER, "nobody.invalid:9092");
        ChurnSettings settings = ChurnSettings.of(flink);
        Path made = dir.resolve("made-here");
        SavepointMaker.write(
                environment(),
                history(facts, settings),
                settings.policy(),
                HistorySurvey.of(history(facts, settings), (records, at) -> {}).clock(),
                720,
                uri(made),
                CacheMemory.BY_HEAP);
        return made;
    }

    private static HistoryFiles history(Path facts, ChurnSettings settings) {
        return new HistoryFiles(
                List.of(facts.toString()), settings.decoding(), settings.policy().disorder());
    }

    private static Map<String, String> customers(Path savepoint) throws Exception {
        SavepointContent content =
                new SavepointContent(uri(savepoint), BootstrapJobITCase::environment);
        Map<String, String> customers = new TreeMap<>();
        content.forEach((id, customer, bytes) -> customers.put(id, customer.profile().toString()));
        customers.put("the clock", String.valueOf(content.clock()));
        return customers;
    }

    private static StreamExecutionEnvironment environment() {
        return StreamExecutionEnvironment.createLocalEnvironment(2, new Configuration());
    }

    private static List<String> rows() {
        List<String> rows = new ArrayList<>(List.of("customer_id,order_id,event_time,amount"));
        for (long i = 1; i <= ORDERS; i++) {
            Instant at = Instant.ofEpochMilli(START + i * i * HOUR / 50);
            rows.add("c%d,o%d,%s,10".formatted(i * 7 % CUSTOMERS, i, at));
        }
        return rows;
    }

    private static String uri(Path path) {
        return path.toUri().toString();
    }
}
