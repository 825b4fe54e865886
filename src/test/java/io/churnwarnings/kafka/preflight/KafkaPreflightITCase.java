package io.churnwarnings.kafka.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.churnwarnings.kafka.client.ClientProperties;
import io.churnwarnings.testkit.kafka.TestBroker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KafkaPreflightITCase {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Duration FINE = Duration.ofMinutes(10);

    @RegisterExtension static final TestBroker BROKER = TestBroker.shared();

    @Test
    void countsThePartitionsOfWhatIsThere() throws Exception {
        String topic = BROKER.createTopic(3);

        assertThat(KafkaPreflight.check(List.of(source(topic)), false, TIMEOUT))
                .isEqualTo(Map.of("source", Map.of(topic, 3)));
    }

    @Test
    void requiresOnePartitionOfControlTopics() throws Exception {
        String one = BROKER.createTopic(1);
        String three = BROKER.createTopic(3);
        KafkaSide told =
                KafkaSide.reading(
                        "source",
                        source(one).client(),
                        List.of(
                                TopicCheck.ofOne(one, Map.of()),
                                TopicCheck.ofOne(three, Map.of())));

        assertThat(failure(List.of(told), TIMEOUT).problems())
                .singleElement()
                .asString()
                .contains(three, "has 3 partitions", "needs 1");
    }

    @Test
    void saysOfEveryMissingTopicHowToCreateIt() {
        TopicCheck warnings = new TopicCheck("no-warnings", 8, false, Map.of("retention.ms", "-1"));

        KafkaPreflightException e =
                failure(List.of(source("no-purchases"), sink(FINE, warnings)), TIMEOUT);

        String at = BROKER.bootstrapServers();
        assertThat(e.problems())
                .containsExactly(
                        "the topic 'no-purchases' (source) does not exist at "
                                + at
                                + ": create it with 4 partitions, `kafka-topics.sh"
                                + " --bootstrap-server "
                                + at
                                + " --create --topic no-purchases --partitions 4`, or let the job"
                                + " do it: churn.kafka.create-topics: true",
                        "the topic 'no-warnings' (sink) does not exist at "
                                + at
                                + ": create it with 8 partitions, `kafka-topics.sh"
                                + " --bootstrap-server "
                                + at
                                + " --create --topic no-warnings --partitions 8 --config"
                                + " retention.ms=-1`, or let the job do it:"
                                + " churn.kafka.create-topics: true");
        assertThat(e).hasMessageContaining("no-purchases").hasMessageContaining("no-warnings");
    }

    @Test
    void createsMissingTopicsIfAllowed() throws Exception {
        TopicCheck topic =
                new TopicCheck("made-by-the-job", 5, false, Map.of("retention.ms", "-1"));

        Map<String, Map<String, Integer>> partitions =
                KafkaPreflight.check(List.of(sink(FINE, topic)), true, TIMEOUT);

        assertThat(partitions).isEqualTo(Map.of("sink", Map.of("made-by-the-job", 5)));
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, "made-by-the-job");
        assertThat(
                        BROKER.admin()
                                .describeConfigs(List.of(resource))
                                .all()
                                .get()
                                .get(resource)
                                .get("retention.ms")
                                .value())
                .isEqualTo("-1");
    }

    @Test
    void refusesATransactionTimeoutThatTheBrokerWould() {
        KafkaPreflightException e = failure(List.of(sink(Duration.ofHours(1))), TIMEOUT);

        assertThat(e.problems())
                .containsExactly(
                        "churn.sink.transaction-timeout is 3600000 ms, but the brokers of the sink"
                                + " allow 900000 ms at most (transaction.max.timeout.ms): lower the one"
                                + " or raise the other");
    }

    @Test
    void reportsAnUnreachableSideAndStillLooksAtTheOther() {
        ClientProperties nowhere =
                new ClientProperties(
                        "churn.source.kafka.", Map.of("bootstrap.servers", "127.0.0.1:1"));

        KafkaPreflightException e =
                failure(
                        List.of(
                                KafkaSide.reading("source", nowhere, List.of()),
                                sink(Duration.ofHours(1))),
                        Duration.ofSeconds(5));

        assertThat(e.problems()).hasSize(2);
        assertThat(e.problems().get(0))
                .startsWith("no broker of the source answers at 127.0.0.1:1 within 5000 ms")
                .contains("check churn.source.kafka.bootstrap.servers");
        assertThat(e.problems().get(1)).contains("transaction.max.timeout.ms");
    }

    @Test
    void reportsAddressesThatAreNone() {
        ClientProperties nonsense =
                new ClientProperties(
                        "churn.sink.kafka.",
                        Map.of("bootstrap.servers", "no-such-host.invalid:9092"));

        KafkaPreflightException e =
                failure(List.of(KafkaSide.reading("sink", nonsense, List.of())), TIMEOUT);

        assertThat(e.problems())
                .singleElement()
                .asString()
                .contains("No resolvable bootstrap urls");
    }

    private static KafkaPreflightException failure(List<KafkaSide> sides, Duration timeout) {
        return catchThrowableOfType(
                KafkaPreflightException.class, () -> KafkaPreflight.check(sides, false, timeout));
    }

    private static KafkaSide source(String topic) {
        return KafkaSide.reading(
                "source",
                client("churn.source.kafka."),
                List.of(new TopicCheck(topic, 4, false, Map.of())));
    }

    private static KafkaSide sink(Duration transactionTimeout, TopicCheck... topics) {
        return KafkaSide.writing(
                "sink",
                client("churn.sink.kafka."),
                List.of(topics),
                "churn.sink.transaction-timeout",
                transactionTimeout);
    }

    private static ClientProperties client(String prefix) {
        return new ClientProperties(prefix, Map.of("bootstrap.servers", BROKER.bootstrapServers()));
    }
}
