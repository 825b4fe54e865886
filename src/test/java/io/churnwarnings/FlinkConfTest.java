package io.churnwarnings;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.job.options.ChurnOptions;
import io.churnwarnings.job.settings.ChurnSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.metrics.prometheus.PrometheusReporterFactory;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.CompressionType;

/**
 * The configuration that is handed out is one that Flink can read, and says what the job relies on.
 */
class FlinkConfTest {

    private final Configuration configuration = GlobalConfiguration.loadConfiguration("flink-conf");

    @Test
    void saysWhatTheJobReliesOn() {
        assertThat(configuration.get(PipelineOptions.MAX_PARALLELISM)).isEqualTo(720);
        assertThat(configuration.get(PipelineOptions.GENERIC_TYPES)).isFalse();
        assertThat(configuration.get(StateBackendOptions.STATE_BACKEND)).isEqualTo("rocksdb");
        assertThat(configuration.get(CheckpointingOptions.CHECKPOINTING_INTERVAL))
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(configuration.get(CheckpointingOptions.ENABLE_UNALIGNED)).isTrue();
        assertThat(configuration.get(CheckpointingOptions.ALIGNED_CHECKPOINT_TIMEOUT))
                .isEqualTo(Duration.ofSeconds(10));
        assertThat(configuration.get(CheckpointingOptions.INCREMENTAL_CHECKPOINTS)).isTrue();
        assertThat(configuration.get(RestartStrategyOptions.RESTART_STRATEGY))
                .isEqualTo("exponential-delay");
        assertThat(configuration.get(RocksDBConfigurableOptions.USE_BLOOM_FILTER)).isTrue();
        assertThat(configuration.get(RocksDBConfigurableOptions.COMPRESSION_PER_LEVEL))
                .containsExactly(CompressionType.LZ4_COMPRESSION);
    }

    @Test
    void leavesTheMemoryThatItsCommentsPromise() {
        TaskExecutorProcessSpec memory =
                TaskExecutorProcessUtils.processSpecFromConfig(configuration);

        assertThat(memory.getManagedMemorySize().getMebiBytes()).isBetween(1_650, 1_790);
        assertThat(memory.getTaskHeapSize().getMebiBytes()).isBetween(1_075, 1_175);
    }

    @Test
    void isScrapedWherePrometheusLooks() throws IOException {
        assertThat(configuration.toMap())
                .containsEntry(
                        "metrics.reporter.prom.factory.class",
                        PrometheusReporterFactory.class.getName());
        assertThat(Files.readString(Path.of("docker", "prometheus", "prometheus.yml")))
                .contains("port: " + configuration.toMap().get("metrics.reporter.prom.port"));
    }

    @Test
    void nothingOfTheContainersIsOpenToOtherMachinesOrUnpinned() throws IOException {
        String compose = Files.readString(Path.of("docker", "compose.yaml"));
        String dockerfile = Files.readString(Path.of("docker", "Dockerfile"));

        List<String> ports = all("(?m)^ +- (\\S*\\d+:\\d+)$", compose);
        assertThat(ports).hasSize(4).allMatch(port -> port.startsWith("127.0.0.1:"));
        assertThat(all("(?m)^ +image: (\\S+)$", compose))
                .hasSizeGreaterThan(4)
                .allMatch(image -> image.matches(".+:v?\\d+\\.\\d+\\.\\d+"));
        assertThat(all("(?m)^(USER .+)$", dockerfile)).last().isEqualTo("USER flink");
        assertThat(dockerfile).contains("ARG FLINK_IMAGE=flink:2.2.0-java17");
    }

    @Test
    void theWebPageAcceptsNoJarsCancelsNothingAndHasNoCors() {
        assertThat(configuration.get(WebOptions.SUBMIT_ENABLE)).isFalse();
        assertThat(configuration.get(WebOptions.CANCEL_ENABLE)).isFalse();
        assertThat(configuration.get(WebOptions.ACCESS_CONTROL_ALLOW_ORIGIN)).isEqualTo("none");
    }

    @Test
    void keepsTheJavaOptionsOfTheStockFile() {
        assertThat(configuration.get(CoreOptions.FLINK_JVM_OPTIONS))
                .contains("--add-opens=java.base/java.util=ALL-UNNAMED")
                .contains("--add-exports=java.base/sun.net.util=ALL-UNNAMED");
    }

    @Test
    void namesEveryOptionOfTheJob(@TempDir Path dir) throws IOException {
        String commented = Files.readString(Path.of("flink-conf", "churn-warnings.yaml"));
        String all = commented.replaceAll("(?m)^#(?=churn\\.)", "");
        Path model = Files.writeString(dir.resolve("model.json"), "{\"modelVersion\":\"1\"}");
        Path calendar =
                Files.writeString(dir.resolve("calendar.json"), "{\"calendarVersion\":\"1\"}");
        Path file =
                Files.writeString(
                        dir.resolve("all.yaml"),
                        all.replaceAll("(?m)^churn\\.model: .*", "churn.model: " + model)
                                .replaceAll(
                                        "(?m)^churn\\.calendar: .*", "churn.calendar: " + calendar)
                                // Of the three ways to tell refunds a shop has one.
                                .replaceAll(
                                        "(?m)^churn\\.input\\.mapping\\.refund(s|ed-so-far)\\b.*",
                                        ""));

        ChurnSettings settings = ChurnSettings.of(new Configuration(), file);

        assertThat(settings.source().client().bootstrapServers()).isEqualTo("kafka:9092");
        assertThat(ChurnOptions.all())
                .allSatisfy(option -> assertThat(all).containsPattern("(?m)^" + option.key()));
    }

    @Test
    void saysTheDefaultOfEveryOptionThatHasOne(@TempDir Path dir) throws IOException {
        String commented = Files.readString(Path.of("flink-conf", "churn-warnings.yaml"));
        Files.writeString(
                dir.resolve("config.yaml"), commented.replaceAll("(?m)^#(?=churn\\.)", ""));
        Configuration handedOut = GlobalConfiguration.loadConfiguration(dir.toString());

        assertThat(ChurnOptions.all())
                .filteredOn(ConfigOption::hasDefaultValue)
                // Of lists that are empty by default the file has an example.
                .filteredOn(option -> !(option.defaultValue() instanceof Map))
                .hasSizeGreaterThan(40)
                .allSatisfy(
                        option ->
                                assertThat((Object) handedOut.get(option))
                                        .as(option.key())
                                        .isEqualTo(option.defaultValue()));
    }

    @Test
    void theRunbookDescribesTheEffectOfChangingEachOption() throws IOException {
        String runbook = Files.readString(Path.of("src", "site", "markdown", "runbook.md"));
        String table = runbook.split("## A setting that touches state\n")[1].split("\n## ")[0];
        List<String> told = all("`(churn\\.[^`]+)`", table);

        assertThat(ChurnOptions.all())
                .allSatisfy(
                        option ->
                                assertThat(told)
                                        .as(option.key())
                                        .anyMatch(name -> covers(name, option.key())));
    }

    private static boolean covers(String name, String key) {
        return name.endsWith(".*")
                ? (key + ".").startsWith(name.substring(0, name.length() - 1))
                : key.equals(name);
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
