package io.churnwarnings;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.job.ChurnOptions;
import io.churnwarnings.job.ChurnSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        Path file =
                Files.writeString(
                        dir.resolve("all.yaml"),
                        all.replaceAll("(?m)^churn\\.model: .*", "churn.model: " + model));

        ChurnSettings settings = ChurnSettings.of(new Configuration(), file);

        assertThat(settings.source().client().bootstrapServers()).isEqualTo("kafka:9092");
        assertThat(ChurnOptions.all())
                .allSatisfy(option -> assertThat(all).containsPattern("(?m)^" + option.key()));
    }
}
