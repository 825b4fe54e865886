package io.churnwarnings.job;

import static io.churnwarnings.testkit.Eventually.until;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.churnwarnings.codec.Encoding;
import io.churnwarnings.codec.UnreadableValue;
import io.churnwarnings.codec.ValueOpener;
import io.churnwarnings.contract.Contract;
import io.churnwarnings.job.settings.ChurnSettings;
import io.churnwarnings.job.settings.Encodings;
import io.churnwarnings.registry.RegistryException;
import io.churnwarnings.testkit.SharedFlink;
import io.churnwarnings.testkit.cluster.SchemaRegistry;
import io.churnwarnings.testkit.kafka.TestBroker;
import io.churnwarnings.testkit.kafka.TestTopics;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A shop's records and the events about them go through a real registry, written and read by its
 * own makers' code; the registry is killed when a schema is needed that the job has not seen.
 */
class SchemaRegistryITCase {

    private static final long SEED = 11;
    private static final int PARTITIONS = 2;
    private static final int CUSTOMERS = 40;
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension static final TestBroker BROKER = TestBroker.shared();

    @RegisterExtension static final SharedFlink FLINK = SharedFlink.metered();

    @TempDir static Path registryDir;
    private static SchemaRegistry registry;
    private static ForeignValues shop;

    @TempDir Path checkpoints;

    @BeforeAll
    static void startRegistry() throws Exception {
        registry = new SchemaRegistry(registryDir);
        registry.start();
        shop = new ForeignValues(registry.ownUrl());
    }

    @BeforeEach
    void startRegistryAgain() throws Exception {
        if (!registry.isAlive()) {
            registry.start();
        }
    }

    @AfterAll
    static void stopRegistry() throws Exception {
        registry.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"AVRO", "PROTOBUF"})
    void eventsAreThoseOfTheSameShopInJson(Encoding encoding, @InjectMiniCluster MiniCluster flink)
            throws Exception {
        TestTopics topics = TestTopics.on(BROKER, PARTITIONS);
        Configuration configuration = configuration(topics, encoding);
        ShopLog log =
                new ShopLog(SEED, ChurnSettings.of(configuration).policy(), CUSTOMERS, PARTITIONS);
        List<ProducerRecord<byte[], byte[]>> records = log.records(topics.purchases());
        int half = records.size() / 2;
        List<ProducerRecord<byte[], byte[]>> older =
                encoded(encoding, records.subList(0, half), false);
        List<ProducerRecord<byte[], byte[]>> newer =
                encoded(encoding, records.subList(half, records.size()), true);
        List<ProducerRecord<byte[], byte[]>> closing =
                encoded(encoding, log.closing(topics.purchases()), true);
        List<Map<String, Object>> expected = new ArrayList<>();
        for (String event : ExpectedBytes.of(log.events())) {
            expected.add(ForeignValues.plain(JSON.readTree(event)));
        }

        BROKER.sendAll(encoded(encoding, log.opening(topics.purchases()), false));
        BROKER.sendAll(older);
        try (RealJob job = RealJob.start(flink, topics, configuration, PARTITIONS, null)) {
            job.awaitRead(topics);
            registry.kill();
            BROKER.sendAll(newer);
            until("the registry is missed", () -> job.restarts() > 0);
            registry.start();
            BROKER.sendAll(closing);
            until("all warnings are committed", () -> committed(topics).size() >= expected.size());
            job.awaitCheckpoint();
        }

        List<Map<String, Object>> events = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : committed(topics)) {
            Contract.assertEventHeaders(TestTopics.headers(record));
            assertThat(TestTopics.header(record, "content-type")).isEqualTo(encoding.contentType());
            events.add(
                    encoding == Encoding.AVRO
                            ? shop.readAvro(topics.warnings(), record.value())
                            : shop.readProtobuf(topics.warnings(), record.value()));
        }
        assertThat(expected).hasSizeGreaterThan(100);
        assertThat(events).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(topics.committedDeadLetters())
                .hasSize(log.poison())
                .extracting(letter -> TestTopics.header(letter, "reason"))
                .containsOnly("UNREADABLE");
        System.out.printf(
                "%s: %d records, %d events, %d dead letters%n",
                encoding, records.size(), events.size(), log.poison());
    }

    @Test
    void jsonFollowsTheIdOfItsSchema(@InjectMiniCluster MiniCluster flink) throws Exception {
        TestTopics topics = TestTopics.on(BROKER, PARTITIONS);
        Configuration configuration = configuration(topics, Encoding.JSON_SCHEMA);
        ShopLog log = new ShopLog(SEED, ChurnSettings.of(configuration).policy(), 10, PARTITIONS);
        List<String> expected = ExpectedBytes.of(log.events());
        for (List<ProducerRecord<byte[], byte[]>> records :
                List.of(
                        log.opening(topics.purchases()),
                        log.records(topics.purchases()),
                        log.closing(topics.purchases()))) {
            BROKER.sendAll(records.stream().map(SchemaRegistryITCase::behindAnId).toList());
        }
        try (RealJob job = RealJob.start(flink, topics, configuration, PARTITIONS, null)) {
            until("all warnings are committed", () -> committed(topics).size() >= expected.size());
            job.awaitCheckpoint();
        }
        List<byte[]> values = committed(topics).stream().map(ConsumerRecord::value).toList();
        assertThat(values).allMatch(value -> value[0] == 0 && value[1] == 0);
        assertThat(values.stream().map(value -> new String(value, 5, value.length - 5, UTF_8)))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void anUnknownSchemaIdMakesADeadLetterAndNoRestart() throws Exception {
        Configuration configuration =
                configuration(TestTopics.on(BROKER, PARTITIONS), Encoding.AVRO);
        ValueOpener opener = ChurnSettings.of(configuration).encodings().openers().create();
        for (int id : new int[] {0, -1, Integer.MIN_VALUE, 1_000_000, Integer.MAX_VALUE}) {
            byte[] value = ByteBuffer.allocate(6).put((byte) 0).putInt(id).array();
            assertThatThrownBy(() -> opener.open(value))
                    .as("id %d", id)
                    .isInstanceOf(UnreadableValue.class);
        }
    }

    @Test
    void withoutRegistrationTheSchemaMustBeThere() throws Exception {
        TestTopics topics = TestTopics.on(BROKER, PARTITIONS);
        Configuration configuration = configuration(topics, Encoding.AVRO);
        configuration.setString("churn.registry.register", "false");
        Encodings encodings = ChurnSettings.of(configuration).encodings();
        assertThatThrownBy(() -> encodings.form(topics.warnings()))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining(topics.warnings() + "-value: register it");
        configuration.setString("churn.registry.register", "true");
        byte[] json = ExpectedBytes.of(log().events()).get(0).getBytes(UTF_8);
        byte[] first =
                ChurnSettings.of(configuration)
                        .encodings()
                        .form(topics.warnings())
                        .value(json, Map.of());
        assertThat(encodings.form(topics.warnings()).value(json, Map.of())).isEqualTo(first);
    }

    @Test
    void aWrongAddressIsDetectedAtTheStart() throws Exception {
        Configuration configuration =
                configuration(TestTopics.on(BROKER, PARTITIONS), Encoding.AVRO);
        configuration.setString("churn.registry.url", registry.confluentUrl() + "/wrong");
        assertThatThrownBy(() -> Topics.prepare(ChurnSettings.of(configuration)))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("answers 404")
                .hasMessageContaining("check churn.registry.url");
    }

    private static ShopLog log() {
        return new ShopLog(
                SEED,
                ChurnSettings.of(
                                Configuration.fromMap(
                                        Map.of("churn.source.bootstrap-servers", "here:1")))
                        .policy(),
                10,
                PARTITIONS);
    }

    private Configuration configuration(TestTopics topics, Encoding encoding) {
        Configuration configuration = topics.configuration(checkpoints);
        configuration.setString("churn.registry.url", registry.confluentUrl());
        configuration.setString("churn.input.encoding", encoding.toString());
        configuration.setString("churn.warnings.encoding", encoding.toString());
        if (encoding != Encoding.JSON_SCHEMA) {
            ForeignValues.MAPPING.forEach(
                    (key, value) -> configuration.setString("churn.input.mapping." + key, value));
        }
        return configuration;
    }

    private static List<ConsumerRecord<byte[], byte[]>> committed(TestTopics topics)
            throws Exception {
        return BROKER.records(topics.warnings(), "read_committed");
    }

    /** Facts as the shop writes them; poison stays as it is. */
    private static List<ProducerRecord<byte[], byte[]>> encoded(
            Encoding encoding, List<ProducerRecord<byte[], byte[]>> records, boolean newer)
            throws Exception {
        List<ProducerRecord<byte[], byte[]>> encoded = new ArrayList<>();
        for (ProducerRecord<byte[], byte[]> record : records) {
            String value = new String(record.value(), UTF_8);
            boolean fact = value.contains("occurredAt");
            encoded.add(
                    !fact
                            ? record
                            : with(
                                    record,
                                    encoding == Encoding.AVRO
                                            ? shop.avro(record.topic(), value, newer)
                                            : shop.protobuf(record.topic(), value, newer)));
        }
        return encoded;
    }

    private static ProducerRecord<byte[], byte[]> behindAnId(
            ProducerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        byte[] framed = new byte[5 + value.length];
        System.arraycopy(value, 0, framed, 5, value.length);
        return with(record, framed);
    }

    private static ProducerRecord<byte[], byte[]> with(
            ProducerRecord<byte[], byte[]> record, byte[] value) {
        return new ProducerRecord<>(
                record.topic(), record.partition(), record.timestamp(), record.key(), value);
    }
}
