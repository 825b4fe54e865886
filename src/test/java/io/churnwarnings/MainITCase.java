package io.churnwarnings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.churnwarnings.job.config.SettingsException;
import io.churnwarnings.kafka.preflight.KafkaPreflightException;
import io.churnwarnings.testkit.kafka.TestBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The main class as {@code flink run} calls it: it submits a sound job or says what is wrong. */
class MainITCase {

    @RegisterExtension static final TestBroker BROKER = TestBroker.shared();

    @TempDir Path dir;

    private final Configuration flink = new Configuration();

    MainITCase() {
        flink.setString("churn.source.bootstrap-servers", BROKER.bootstrapServers());
        flink.setString("churn.clock.mode", "event-time");
        flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(30));
    }

    @Test
    void saysWhichTopicsAreMissingAndHowToCreateThem() {
        topics("no-such");
        assertThatThrownBy(this::main)
                .isInstanceOf(KafkaPreflightException.class)
                .hasMessageContaining("'no-such-purchases' (source) does not exist")
                .hasMessageContaining("'no-such-warnings' (sink) does not exist")
                .hasMessageContaining("'no-such-dead-letters' (sink) does not exist")
                .hasMessageContaining("--create")
                .hasMessageContaining("churn.kafka.create-topics: true");
    }

    @Test
    void createsTheTopicsIfConfigured() throws Exception {
        topics("created");
        flink.setString("churn.kafka.create-topics", "true");
        flink.setString("churn.kafka.create-partitions", "3");
        try (RecordingEnvironment environment = main()) {
            assertThat(environment.submitted().getJobName()).isEqualTo("churn-warnings");
        }
        Set<String> created =
                Set.of("created-purchases", "created-warnings", "created-dead-letters");
        assertThat(BROKER.admin().describeTopics(created).allTopicNames().get().values())
                .hasSize(3)
                .allMatch(topic -> topic.partitions().size() == 3);
    }

    @Test
    void aSecondStartUsesTheExistingTopics() throws Exception {
        topics("twice");
        flink.setString("churn.kafka.create-topics", "true");
        main().close();
        flink.setString("churn.kafka.create-topics", "false");
        try (RecordingEnvironment environment = main()) {
            assertThat(environment.submitted()).isNotNull();
        }
    }

    @Test
    void everyOperatorHasItsUidAndTheStateItsSize() throws Exception {
        topics("uids");
        flink.setString("churn.kafka.create-topics", "true");
        try (RecordingEnvironment environment = main()) {
            assertThat(environment.submitted().getStreamNodes())
                    .extracting(StreamNode::getTransformationUID)
                    .contains("purchases", "triage", "customers", "warnings", "dead-letters")
                    .doesNotContainNull();
            assertThat(environment.submitted().getStreamNodes())
                    .filteredOn(node -> "customers".equals(node.getTransformationUID()))
                    .allMatch(node -> node.getMaxParallelism() == 720);
            assertThat(environment.getConfiguration().get(PipelineOptions.GENERIC_TYPES)).isFalse();
            assertThat(environment.getConfiguration().get(StateBackendOptions.STATE_BACKEND))
                    .isEqualTo("rocksdb");
        }
    }

    @Test
    void doesNotStartWithoutCheckpoints() {
        topics("no-checkpoints");
        flink.removeConfig(CheckpointingOptions.CHECKPOINTING_INTERVAL);
        assertThatThrownBy(this::main)
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("execution.checkpointing.interval is not set")
                .hasMessageContaining("30 s");
    }

    @Test
    void tellsAllMistakesOfTheConfigurationAndOfTheFileAtOnce() throws Exception {
        flink.setString("churn.at-risk.cycles", "-1");
        Path file = dir.resolve("churn.yaml");
        Files.writeString(file, "churn:\n  likely-lost.cycle: 3\n  source:\n    topic: a/b\n");
        assertThatThrownBy(() -> main("--config", file.toString()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("churn.at-risk.cycles is '-1'")
                .hasMessageContaining("did you mean churn.likely-lost.cycles?")
                .hasMessageContaining("churn.source.topic is 'a/b'");
    }

    @Test
    void readsTheFileAndLetsTheConfigurationPrevail() throws Exception {
        Path file = dir.resolve("churn.yaml");
        Files.writeString(
                file, "churn.source.topic: of-the-file\nchurn.sink.topic: of-the-file-too\n");
        flink.setString("churn.sink.topic", "of-the-configuration");
        assertThatThrownBy(() -> main("--config=" + file))
                .isInstanceOf(KafkaPreflightException.class)
                .hasMessageContaining("'of-the-file'")
                .hasMessageContaining("'of-the-configuration'")
                .hasMessageNotContaining("of-the-file-too");
    }

    @Test
    void saysHowItIsCalled() {
        for (List<String> arguments :
                List.of(List.of("--confg=x"), List.of("--config"), List.of("a", "b", "c"))) {
            assertThatThrownBy(() -> main(arguments.toArray(String[]::new)))
                    .isInstanceOf(SettingsException.class)
                    .hasMessageContaining("usage: flink run");
        }
    }

    private void topics(String prefix) {
        flink.setString("churn.source.topic", prefix + "-purchases");
        flink.setString("churn.sink.topic", prefix + "-warnings");
        flink.setString("churn.dead-letters.topic", prefix + "-dead-letters");
    }

    private RecordingEnvironment main(String... arguments) throws Exception {
        RecordingEnvironment environment = RecordingEnvironment.with(new Configuration(flink));
        try {
            ChurnWarningsJob.main(arguments);
            return environment;
        } finally {
            environment.close();
        }
    }
}
