package io.churnwarnings.kafka;

import static io.churnwarnings.time.BacklogProbe.NOTHING_LEFT;
import static io.churnwarnings.time.BacklogProbe.UNREAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.churnwarnings.testkit.kafka.TestBroker;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KafkaBacklogProbeITCase {

    @RegisterExtension static final TestBroker BROKER = TestBroker.shared();

    private KafkaBacklogProbe probe;
    private String topic;

    @BeforeEach
    void open() throws Exception {
        topic = BROKER.createTopic(1);
        probe = probe(BROKER.bootstrapServers());
    }

    @AfterEach
    void close() throws Exception {
        probe.close();
    }

    @Test
    void findsNothingInAnEmptyPartition() throws Exception {
        assertThat(ask(KafkaPartitionSplit.EARLIEST_OFFSET, UNREAD)).isEqualTo(NOTHING_LEFT);
        assertThat(ask(KafkaPartitionSplit.COMMITTED_OFFSET, UNREAD)).isEqualTo(NOTHING_LEFT);
        assertThat(ask(0, UNREAD)).isEqualTo(NOTHING_LEFT);
    }

    @Test
    void knowsHowFarTheRecordsReach() throws Exception {
        BROKER.send(topic, 0, 0, "one");
        BROKER.send(topic, 0, 0, "two");

        assertThat(ask(KafkaPartitionSplit.EARLIEST_OFFSET, UNREAD)).isEqualTo(2);
        assertThat(ask(1, UNREAD)).as("where the split begins").isEqualTo(2);
        assertThat(ask(KafkaPartitionSplit.EARLIEST_OFFSET, 1)).isEqualTo(2);
        assertThat(ask(KafkaPartitionSplit.EARLIEST_OFFSET, 2)).isEqualTo(NOTHING_LEFT);
    }

    @Test
    void givesTheSameAnswerEachTime() throws Exception {
        BROKER.send(topic, 0, 0, "one");

        for (int i = 0; i < 3; i++) {
            assertThat(ask(KafkaPartitionSplit.COMMITTED_OFFSET, UNREAD)).isEqualTo(1);
        }
    }

    @Test
    void doesNotCountTransactionMarkersAsRecords() throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                BROKER.producer(Map.of("transactional.id", topic))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(TestBroker.record(topic, 0, 0, "committed"));
            producer.commitTransaction();
            producer.beginTransaction();
            producer.send(TestBroker.record(topic, 0, 0, "aborted"));
            producer.flush();
            producer.abortTransaction();
            assertThat(ask(0, UNREAD)).isEqualTo(4);
            assertThat(ask(0, 1))
                    .as("only ends and an aborted record are left")
                    .isEqualTo(NOTHING_LEFT);

            producer.beginTransaction();
            producer.send(TestBroker.record(topic, 0, 0, "open"));
            producer.flush();

            assertThat(ask(0, UNREAD)).as("beyond the open transaction").isEqualTo(5);
            assertThat(ask(0, 1)).as("what is in it may be committed yet").isEqualTo(5);

            producer.commitTransaction();
            assertThat(ask(0, 1)).isEqualTo(6);
        }
    }

    @Test
    void hasNoAnswerWithoutABroker() throws Exception {
        try (KafkaBacklogProbe alone = probe("127.0.0.1:1")) {
            assertThatThrownBy(() -> alone.endOf(split(0), UNREAD).get(1, TimeUnit.SECONDS))
                    .isInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void hasNoAnswerAfterItWasClosed() throws Exception {
        probe.close();

        assertThatThrownBy(() -> probe.endOf(split(0), UNREAD).get(60, TimeUnit.SECONDS))
                .isInstanceOfAny(ExecutionException.class, CancellationException.class);
        probe = probe(BROKER.bootstrapServers());
    }

    private long ask(long start, long next) throws Exception {
        return probe.endOf(split(start), next).get(120, TimeUnit.SECONDS);
    }

    private KafkaPartitionSplit split(long start) {
        return new KafkaPartitionSplit(new TopicPartition(topic, 0), start);
    }

    private static KafkaBacklogProbe probe(String bootstrapServers) {
        Properties properties = new Properties();
        properties.setProperty(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return new KafkaBacklogProbe(properties, "group", 0);
    }
}
