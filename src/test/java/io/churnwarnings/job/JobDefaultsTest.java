package io.churnwarnings.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.churnwarnings.job.config.SettingsException;
import io.churnwarnings.job.options.SinkOptions;
import io.churnwarnings.job.options.SourceOptions;
import io.churnwarnings.job.settings.ChurnSettings;
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
        flink.set(SourceOptions.BOOTSTRAP_SERVERS, "b:9092");
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

    @Test
    void rejectSettingsThatAreNotExactlyOnceAllTogether() {
        flink.setString("execution.checkpointing.mode", "AT_LEAST_ONCE");
        flink.setString("execution.checkpointing.interval", "15 min");
        assertThat(catchThrowableOfType(SettingsException.class, this::applied).mistakes())
                .satisfiesExactly(
                        interval ->
                                assertThat(interval)
                                        .contains("execution.checkpointing.interval is 15 min")
                                        .contains(
                                                "churn.sink.transaction-timeout, which is 15 min"),
                        mode ->
                                assertThat(mode)
                                        .contains("execution.checkpointing.mode is AT_LEAST_ONCE"));
    }

    @Test
    void takeAnIntervalJustBelowTheTransactionTimeout() {
        flink.set(SinkOptions.TRANSACTION_TIMEOUT, Duration.ofSeconds(31));
        assertThat(applied()).isNotNull();
        flink.set(SinkOptions.TRANSACTION_TIMEOUT, Duration.ofSeconds(30));
        assertThatThrownBy(this::applied).isInstanceOf(SettingsException.class);
    }

    @Test
    void nameWhatFlinkCannotRead() {
        flink.setString("execution.checkpointing.interval", "soon");
        flink.setString("execution.checkpointing.mode", "TWICE");
        assertThat(JobDefaults.mistakes(flink, null).toString())
                .contains("execution.checkpointing.interval is 'soon'")
                .contains("execution.checkpointing.mode is 'TWICE'");
    }

    private ReadableConfig applied() {
        StreamExecutionEnvironment env = new StreamExecutionEnvironment(flink);
        JobDefaults.apply(flink, ChurnSettings.of(flink), env);
        return env.getConfiguration();
    }
}
