package io.churnwarnings.kafka.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.churnwarnings.testkit.kafka.TestBroker;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The brokers answer at once whatever is asked: nothing is read before they have. */
class KafkaLogInspectorITCase {

    /** Less than the 30 s that a request to a broker may take. */
    private static final Duration AT_ONCE = Duration.ofSeconds(28);

    @RegisterExtension static final TestBroker BROKER = TestBroker.own();

    @Test
    void aLeaderEpochThatTheLogNeverHadIsOneOfAnotherLog() throws Exception {
        TopicPartition partition = new TopicPartition(BROKER.createTopic(1), 0);
        write(partition, 5);

        LogView view = ask(new LogPosition(partition, Uuid.ZERO_UUID, 3, 7, false)).get(partition);
        assertThat(view.diverged()).isTrue();
        assertThat(view.end()).isEqualTo(5);
    }

    @Test
    void theLeaderEpochOfAnotherTopicIsNotRequested() throws Exception {
        TopicPartition partition = new TopicPartition(BROKER.createTopic(1), 0);
        write(partition, 5);

        LogView view = ask(new LogPosition(partition, new Uuid(1, 1), 3, 7, false)).get(partition);
        assertThat(view.diverged()).isFalse();
        assertThat(view.topicId()).isNotEqualTo(new Uuid(1, 1));
    }

    @Test
    void oneRequestAsksAboutAllPartitions() throws Exception {
        String topic = BROKER.createTopic(3);
        Uuid id =
                BROKER.admin()
                        .describeTopics(List.of(topic))
                        .allTopicNames()
                        .get()
                        .get(topic)
                        .topicId();
        LogPosition[] positions = new LogPosition[3];
        for (int n = 0; n < positions.length; n++) {
            TopicPartition partition = new TopicPartition(topic, n);
            write(partition, 2 + n);
            positions[n] = new LogPosition(partition, id, 2, 0, false);
        }

        Map<TopicPartition, LogView> views = ask(positions);
        for (int n = 0; n < positions.length; n++) {
            assertThat(views.get(positions[n].partition()))
                    .isEqualTo(new LogView(id, 0, 2 + n, false, -1, 0));
        }
    }

    @Test
    void aTailWithOnlyATransactionMarkerCountsAsRead() throws Exception {
        TopicPartition partition = new TopicPartition(BROKER.createTopic(1), 0);
        try (KafkaProducer<String, String> producer =
                producer(Map.of("transactional.id", "of-" + partition))) {
            producer.initTransactions();
            producer.beginTransaction();
            send(producer, partition, 3); // 0 to 2, the marker is 3
            producer.commitTransaction();
            assertThat(ask(quiet(partition, 3)).get(partition).readUpTo()).isEqualTo(4);
            assertThat(ask(quiet(partition, 2)).get(partition).readUpTo()).isNegative();

            producer.beginTransaction();
            send(producer, partition, 2);
            producer.flush();
            assertThat(ask(quiet(partition, 3)).get(partition).readUpTo())
                    .as("it may be committed yet")
                    .isNegative();
            producer.abortTransaction();
            assertThat(ask(quiet(partition, 3)).get(partition).readUpTo()).isEqualTo(7);
        }
    }

    @Test
    void aMissingPartitionDelaysNoOther() throws Exception {
        TopicPartition there = new TopicPartition(BROKER.createTopic(1), 0);
        TopicPartition missing = new TopicPartition(there.topic(), 3);
        TopicPartition unknown = new TopicPartition("no-such-topic", 0);

        assertThat(ask(unread(missing), unread(there), unread(unknown))).containsOnlyKeys(there);
    }

    @Test
    void aQuestionEndsWithTheInspector() throws Exception {
        KafkaLogInspector inspector = inspector("127.0.0.1:1");
        CompletableFuture<?> answer =
                inspector.inspect(List.of(unread(new TopicPartition("t", 0))));
        inspector.close();

        assertThatThrownBy(() -> answer.get(AT_ONCE.toSeconds(), TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class);
        assertThat(inspector.inspect(List.of())).isCompletedExceptionally();
    }

    private static LogPosition quiet(TopicPartition partition, long offset) {
        return new LogPosition(partition, Uuid.ZERO_UUID, offset, -1, true);
    }

    private static LogPosition unread(TopicPartition partition) {
        return new LogPosition(partition, Uuid.ZERO_UUID, -2, -1, false);
    }

    private static Map<TopicPartition, LogView> ask(LogPosition... positions) throws Exception {
        try (KafkaLogInspector inspector = inspector(BROKER.bootstrapServers())) {
            return inspector.inspect(List.of(positions)).get(AT_ONCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private static KafkaLogInspector inspector(String servers) {
        Properties client = new Properties();
        client.setProperty("bootstrap.servers", servers);
        return new KafkaLogInspector(new LogClient(client, client, "test"), 0);
    }

    private static void write(TopicPartition partition, int count) {
        try (KafkaProducer<String, String> producer = producer(Map.of())) {
            send(producer, partition, count);
        }
    }

    private static void send(
            KafkaProducer<String, String> producer, TopicPartition partition, int count) {
        for (int n = 0; n < count; n++) {
            producer.send(
                    new ProducerRecord<>(partition.topic(), partition.partition(), null, "" + n));
        }
    }

    private static KafkaProducer<String, String> producer(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("bootstrap.servers", BROKER.bootstrapServers());
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }
}
