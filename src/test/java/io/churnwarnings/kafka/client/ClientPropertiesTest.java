package io.churnwarnings.kafka.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ClientPropertiesTest {

    private final ClientProperties client =
            new ClientProperties(
                    "churn.source.kafka.",
                    Map.of(
                            "bootstrap.servers", "broker:9092",
                            "security.protocol", "SASL_SSL",
                            "max.poll.records", "100",
                            "linger.ms", "5",
                            "isolation.level", "read_uncommitted",
                            "my.plugin.key", "x"));

    @Test
    void forcesWhatTheGuaranteesRestOn() {
        assertThat(client.consumer())
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("enable.auto.commit", "false");
        assertThat(client.producer(Duration.ofMinutes(10)))
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", "true")
                .containsEntry("transaction.timeout.ms", "600000");
    }

    @Test
    void givesEachClientItsOwnSettingsAndPlugInsToAll() {
        Properties consumer = client.consumer();
        Properties producer = client.producer(Duration.ofMinutes(10));
        Properties admin = client.admin(Duration.ofSeconds(5));

        assertThat(consumer)
                .containsEntry("max.poll.records", "100")
                .doesNotContainKey("linger.ms");
        assertThat(producer).containsEntry("linger.ms", "5").doesNotContainKey("max.poll.records");
        assertThat(admin)
                .doesNotContainKeys("linger.ms", "max.poll.records")
                .containsEntry("request.timeout.ms", "5000");
        for (Properties each : new Properties[] {consumer, producer, admin}) {
            assertThat(each)
                    .containsEntry("bootstrap.servers", "broker:9092")
                    .containsEntry("security.protocol", "SASL_SSL")
                    .containsEntry("my.plugin.key", "x");
        }
    }

    @Test
    void letsTheUserHaveOtherBatches() {
        assertThat(client.producer(Duration.ofMinutes(10)))
                .containsEntry("compression.type", "lz4")
                .containsEntry("batch.size", "131072")
                .containsEntry("linger.ms", "5");
        assertThat(client.consumer()).doesNotContainKey("compression.type");
    }

    @Test
    void namesEveryMistake() {
        ClientProperties wrong =
                new ClientProperties(
                        "churn.sink.kafka.",
                        Map.of(
                                "acks",
                                "1",
                                "transactional.id",
                                "mine",
                                "enable.idempotence",
                                "true"));

        assertThat(wrong.problems())
                .containsExactly(
                        "churn.sink.kafka.bootstrap.servers is missing: "
                                + "give the addresses of the brokers, host:port,…",
                        "churn.sink.kafka.acks is '1', but exactly-once needs 'all': remove it",
                        "churn.sink.kafka.transactional.id is set by the job itself: remove it");
    }

    @Test
    void acksMayBeWrittenAsANumber() {
        assertThat(
                        new ClientProperties("p.", Map.of("bootstrap.servers", "b:1", "acks", "-1"))
                                .problems())
                .isEmpty();
    }
}
