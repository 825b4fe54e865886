package io.churnwarnings.kafka;

import static io.churnwarnings.testkit.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.kafka.client.ClientProperties;
import io.churnwarnings.kafka.client.KafkaSinkSpec;
import io.churnwarnings.kafka.client.KafkaSourceSpec;
import io.churnwarnings.kafka.client.StartingOffsets;
import io.churnwarnings.testkit.SharedFlink;
import io.churnwarnings.testkit.kafka.TestBroker;
import io.churnwarnings.time.ClockSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KafkaSinksITCase {

    @RegisterExtension static final TestBroker BROKER = TestBroker.shared();

    @RegisterExtension static final SharedFlink FLINK = SharedFlink.plain();

    @Test
    void showsARecordToReadersOfCommittedOnesOnlyAfterItsCheckpoint(
            @InjectMiniCluster MiniCluster flink) throws Exception {
        String in = BROKER.createTopic(1);
        String out = BROKER.createTopic(1);
        BROKER.send(in, 0, 7, "7");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.enableCheckpointing(3_600_000);
        ClockJob.source(env, sourceSpec(in), null, WatermarkStrategy.noWatermarks(), 1)
                .sinkTo(KafkaSinks.exactlyOnce(sinkSpec(), out, new ToTopic(out)))
                .setParallelism(1)
                .uid("sink");
        JobClient job = env.executeAsync();
        try {
            until(
                    "the record is written",
                    () -> BROKER.values(out, "read_uncommitted").equals(List.of("7")));
            assertThat(BROKER.values(out, "read_committed")).isEmpty();

            flink.triggerCheckpoint(job.getJobID()).get(120, TimeUnit.SECONDS);

            until(
                    "the record is committed",
                    () -> BROKER.values(out, "read_committed").equals(List.of("7")));
        } finally {
            job.cancel().get(120, TimeUnit.SECONDS);
        }
    }

    private static KafkaSourceSpec sourceSpec(String topic) {
        return new KafkaSourceSpec(
                client("churn.source.kafka."),
                List.of(topic),
                "group",
                StartingOffsets.committed(),
                Duration.ZERO,
                ClockSettings.withDisorder(Duration.ofMinutes(5)));
    }

    private static KafkaSinkSpec sinkSpec() {
        return new KafkaSinkSpec(
                client("churn.sink.kafka."), "test-warnings", Duration.ofMinutes(10));
    }

    private static ClientProperties client(String prefix) {
        return new ClientProperties(prefix, Map.of("bootstrap.servers", BROKER.bootstrapServers()));
    }

    private record ToTopic(String topic)
            implements KafkaRecordSerializationSchema<Tuple4<Long, Long, Integer, Long>> {

        @Override
        public ProducerRecord<byte[], byte[]> serialize(
                Tuple4<Long, Long, Integer, Long> element,
                KafkaSinkContext context,
                Long timestamp) {
            return new ProducerRecord<>(
                    topic, element.f0.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
