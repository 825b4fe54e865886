package io.churnwarnings.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.job.options.SourceOptions;
import io.churnwarnings.job.settings.ChurnSettings;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkAlignmentParams;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.transformations.SourceTransformation;
import org.junit.jupiter.api.Test;

class ChurnPipelineTest {

    private static final int PARTITIONS = 4;

    @Test
    void partitionsAreReadUpToTheAlignmentLimit() {
        assertThat(alignment(Map.of()).isEnabled()).isFalse();
    }

    @Test
    void partitionsKeepTogetherWhereThatIsWanted() {
        WatermarkAlignmentParams alignment = alignment(Map.of("churn.clock.alignment", "30 d"));
        assertThat(alignment.isEnabled()).isTrue();
        assertThat(alignment.getMaxAllowedWatermarkDrift())
                .isEqualTo(Duration.ofDays(30).toMillis());
    }

    private static WatermarkAlignmentParams alignment(Map<String, String> more) {
        Configuration flink = Configuration.fromMap(more);
        flink.set(SourceOptions.BOOTSTRAP_SERVERS, "b:9092");
        return ChurnPipeline.facts(
                        StreamExecutionEnvironment.getExecutionEnvironment(),
                        ChurnSettings.of(flink),
                        PARTITIONS)
                .getTransformation()
                .getTransitivePredecessors()
                .stream()
                .filter(SourceTransformation.class::isInstance)
                .map(source -> (SourceTransformation<?, ?, ?>) source)
                .map(source -> source.getWatermarkStrategy().getAlignmentParameters())
                .findFirst()
                .orElseThrow();
    }
}
