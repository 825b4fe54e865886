package io.churnwarnings.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

class JobDefaultsTest {

    private final Configuration flink = new Configuration();

    JobDefaultsTest() {
        flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(30));
    }

    @Test
    void completeWhatIsLeftOut() {
        ReadableConfig job = applied();
        assertThat(job.get(PipelineOptions.GENERIC_TYPES)).isFalse();
        assertThat(job.get(PipelineOptions.MAX_PARALLELISM)).isEqualTo(720);
        assertThat(job.get(StateBackendOptions.STATE_BACKEND)).isEqualTo("rocksdb");
    }

    @Test
    void leaveWhatIsSet() {
        flink.set(PipelineOptions.MAX_PARALLELISM, 128);
        flink.set(StateBackendOptions.STATE_BACKEND, "hashmap");
        ReadableConfig job = applied();
        assertThat(job.get(PipelineOptions.MAX_PARALLELISM)).isEqualTo(128);
        assertThat(job.get(StateBackendOptions.STATE_BACKEND)).isEqualTo("hashmap");
    }

    @Test
    void letNoTypeFallToKryoWhateverIsSet() {
        flink.set(PipelineOptions.GENERIC_TYPES, true);
        assertThat(applied().get(PipelineOptions.GENERIC_TYPES)).isFalse();
    }

    @Test
    void refuseAJobThatWouldNeverPublish() {
        flink.removeConfig(CheckpointingOptions.CHECKPOINTING_INTERVAL);
        assertThatThrownBy(this::applied)
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("execution.checkpointing.interval is not set");
    }

    private ReadableConfig applied() {
        StreamExecutionEnvironment env = new StreamExecutionEnvironment(flink);
        JobDefaults.apply(flink, env);
        return env.getConfiguration();
    }
}
