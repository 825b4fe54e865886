package io.churnwarnings.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.testkit.kafka.TestBroker;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The doctor at a real topic. */
class DoctorITCase {

    @RegisterExtension static final TestBroker BROKER = TestBroker.shared();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream stdout = System.out;

    @TempDir Path dir;

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(out, true, UTF_8));
    }

    @AfterEach
    void restore() {
        System.setOut(stdout);
    }

    @Test
    void looksAtTheSameShareOfEachPartition() throws Exception {
        String topic = BROKER.createTopic(2);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String order =
                    "{\"type\":\"track\",\"messageId\":\"m\",\"event\":\"Order Completed\",\"userId\":\"u%d\",\"timestamp\":\"2026-02-01T00:00:%02dZ\",\"properties\":{\"order_id\":%d,\"total\":1.%02d,\"currency\":\"EUR\"}}"
                            .formatted(i % 4, i, i + 1, i + 1);
            records.add(TestBroker.record(topic, i % 3 == 0 ? 1 : 0, 1_780_000_000_000L, order));
        }
        BROKER.sendAll(records);
        Path config = dir.resolve("found.yaml");

        assertThat(examine(topic, "--sample", "20", "--config-out", config.toString())).isZero();

        assertThat(config).content().contains("churn.input.format: segment ");
        assertThat(out.toString(UTF_8))
                .contains("records             20")
                .contains("2 in the sample; the fullest has 50.0 %")
                .contains("their order is lost");
        assertThat(examine(topic, "--config", config.toString())).isZero();
        assertThat(out.toString(UTF_8))
                .contains("what the settings say")
                .contains("records             40");
    }

    @Test
    void saysThatThereIsNoSuchTopic() {
        assertThat(examine("nowhere")).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("there is no topic nowhere");
    }

    @Test
    void saysThatItReadsJsonAlone() throws Exception {
        assertThat(
                        examine(
                                BROKER.createTopic(1),
                                "-Dchurn.input.encoding=avro",
                                "-Dchurn.registry.url=http://localhost:1"))
                .isEqualTo(2);
        assertThat(err.toString(UTF_8))
                .contains("churn.input.encoding is avro, but doctor reads JSON");
    }

    private int examine(String topic, String... more) {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "doctor",
                                "--bootstrap-servers",
                                BROKER.bootstrapServers(),
                                "--topic",
                                topic));
        all.addAll(List.of(more));
        return ChurnLocal.commandLine(new PrintStream(err, true, UTF_8))
                .execute(all.toArray(String[]::new));
    }
}
