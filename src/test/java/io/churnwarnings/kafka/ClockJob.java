package io.churnwarnings.kafka;

import io.churnwarnings.kafka.client.ClientProperties;
import io.churnwarnings.kafka.client.KafkaSourceSpec;
import io.churnwarnings.kafka.client.StartingOffsets;
import io.churnwarnings.testkit.kafka.TestBroker;
import io.churnwarnings.testkit.kafka.TestRecord;
import io.churnwarnings.time.BacklogProbe;
import io.churnwarnings.time.ClockSettings;
import io.churnwarnings.time.QuietHours;
import io.churnwarnings.time.WallClock;
import io.churnwarnings.time.source.ClockedSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A job of nothing but a clocked source and somebody who looks at the clock. */
public final class ClockJob implements AutoCloseable {

    public static final long DISORDER = 1_000;

    private final JobClient client;

    private ClockJob(JobClient client) {
        this.client = client;
    }

    /** How a test wants its job. */
    public static final class Builder {

        private final TestBroker broker;
        private final String topic;
        private final ClockWatch watch;
        private final Configuration configuration = new Configuration();
        private int parallelism = 1;
        private QuietHours quietHours;
        private Map<String, String> consumer = Map.of();
        private BacklogProbe.Factory<KafkaPartitionSplit> probes;
        private Duration drift;
        private StartingOffsets startingOffsets = StartingOffsets.earliest();

        public Builder(TestBroker broker, String topic, ClockWatch watch) {
            this.broker = broker;
            this.topic = topic;
            this.watch = watch;
            configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
            configuration.set(
                    RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY,
                    Duration.ofMillis(50));
            configuration.set(
                    RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS,
                    Integer.MAX_VALUE);
        }

        public Builder parallelism(int value) {
            parallelism = value;
            return this;
        }

        public Builder quietHours(QuietHours value) {
            quietHours = value;
            return this;
        }

        Builder from(String savepoint) {
            configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
            return this;
        }

        public Builder consumer(Map<String, String> properties) {
            consumer = properties;
            return this;
        }

        Builder probes(BacklogProbe.Factory<KafkaPartitionSplit> factory) {
            probes = factory;
            return this;
        }

        Builder startingOffsets(StartingOffsets offsets) {
            startingOffsets = offsets;
            return this;
        }

        /** Partitions that are further ahead of the slowest than this are paused. */
        Builder aligned(Duration maxDrift) {
            drift = maxDrift;
            return this;
        }

        ClockJob start() throws Exception {
            StreamExecutionEnvironment env =
                    StreamExecutionEnvironment.getExecutionEnvironment(configuration);
            env.enableCheckpointing(3_600_000);
            source(env, spec(), probes, strategy(), parallelism)
                    .transform("watch", Types.LONG, watch.operator())
                    .setParallelism(1)
                    .uid("watch");
            return new ClockJob(env.executeAsync());
        }

        private WatermarkStrategy<Tuple4<Long, Long, Integer, Long>> strategy() {
            return drift == null
                    ? WatermarkStrategy.noWatermarks()
                    : WatermarkStrategy.<Tuple4<Long, Long, Integer, Long>>noWatermarks()
                            .withWatermarkAlignment("topic", drift, Duration.ofMillis(50));
        }

        private KafkaSourceSpec spec() {
            Map<String, String> properties = new HashMap<>(consumer);
            properties.put("bootstrap.servers", broker.bootstrapServers());
            return new KafkaSourceSpec(
                    new ClientProperties("churn.source.kafka.", properties),
                    List.of(topic),
                    "group-of-" + topic,
                    startingOffsets,
                    Duration.ofMillis(500),
                    new ClockSettings(
                            Duration.ofMillis(DISORDER),
                            Duration.ofMillis(50),
                            100,
                            Duration.ofMillis(100),
                            quietHours,
                            WallClock.SYSTEM,
                            drift));
        }
    }

    static SingleOutputStreamOperator<Tuple4<Long, Long, Integer, Long>> source(
            StreamExecutionEnvironment env,
            KafkaSourceSpec spec,
            BacklogProbe.Factory<KafkaPartitionSplit> probes,
            WatermarkStrategy<Tuple4<Long, Long, Integer, Long>> strategy,
            int parallelism) {
        ClockedSource<Tuple4<Long, Long, Integer, Long>, KafkaPartitionSplit, KafkaSourceEnumState>
                source =
                        probes == null
                                ? KafkaSources.clocked(
                                        spec, new TestRecord.Deserializer(), TestRecord.TIMES)
                                : KafkaSources.clocked(
                                        spec,
                                        new TestRecord.Deserializer(),
                                        TestRecord.TIMES,
                                        probes);
        return env.fromSource(source, strategy, "source").setParallelism(parallelism).uid("source");
    }

    JobClient client() {
        return client;
    }

    String stopWithSavepoint(Path dir) throws Exception {
        return client.stopWithSavepoint(
                        false, dir.toUri().toString(), SavepointFormatType.CANONICAL)
                .get(120, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        if (!client.getJobStatus().get(120, TimeUnit.SECONDS).isGloballyTerminalState()) {
            client.cancel().get(120, TimeUnit.SECONDS);
        }
    }
}
