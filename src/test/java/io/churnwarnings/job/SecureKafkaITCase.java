package io.churnwarnings.job;

import static io.churnwarnings.testkit.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.churnwarnings.job.settings.ChurnSettings;
import io.churnwarnings.kafka.preflight.KafkaPreflightException;
import io.churnwarnings.testkit.SharedFlink;
import io.churnwarnings.testkit.kafka.SecureBroker;
import io.churnwarnings.testkit.kafka.TestBroker;
import io.churnwarnings.testkit.kafka.TestTopics;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A broker with TLS, passwords and access control. The job has the rights that the page on security
 * lists, and no others.
 */
class SecureKafkaITCase {

    private static final String USER = "churn";
    private static final String SECRET = "Pl4nted-s3cret";
    private static final String CUSTOMER = "Pl4nted-customer";
    private static final String RULES = "churn-rules";
    private static final String CONTROL = "churn-control";
    private static final String PROFILES = "churn-profiles";
    private static final long DAY = 86_400_000;
    private static final long DAY_0 = 1_704_067_200_000L;

    private static final SecureBroker SECURE = SecureBroker.prepare();
    @RegisterExtension static final TestBroker BROKER = SECURE.broker();

    @RegisterExtension static final SharedFlink FLINK = SharedFlink.plain();

    @TempDir Path dir;

    private final TestTopics topics =
            new TestTopics(BROKER, "purchases", "churn-warnings", "churn-dead-letters", 1);

    @BeforeEach
    void theTopicsAndTheUserWithItsRights() throws Exception {
        SECURE.addUser(USER, SECRET);
        Admin admin = BROKER.admin();
        for (String topic :
                List.of(
                        topics.purchases(),
                        topics.warnings(),
                        topics.deadLetters(),
                        RULES,
                        CONTROL,
                        PROFILES)) {
            if (!admin.listTopics().names().get(120, TimeUnit.SECONDS).contains(topic)) {
                admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
                        .all()
                        .get(120, TimeUnit.SECONDS);
            }
        }
        grant(DocumentedRights.read());
    }

    @ParameterizedTest(name = "the password given as {0}")
    @ValueSource(strings = {"a reference to a file", "plain text"})
    void worksWithTheDocumentedRightsAndRevealsNoPasswordAndNoCustomer(
            String how, @InjectMiniCluster MiniCluster flink) throws Exception {
        Configuration job = configuration(how.equals("plain text") ? SECRET : reference(SECRET));
        long start = DAY_0 + (how.equals("plain text") ? 1_000 * DAY : 0);
        int before = topics.warnings("read_committed").size();
        int deadLetters = topics.committedDeadLetters().size();
        try (Written written = new Written()) {
            Topics.prepare(ChurnSettings.of(job));
            try (RealJob running = RealJob.start(flink, topics, job, 1, null)) {
                for (int order = 0; order < 3; order++) {
                    long at = start + order * 10 * DAY;
                    BROKER.send(topics.purchases(), 0, at, order(order, at));
                }
                BROKER.send(topics.purchases(), 0, start, "poison of " + CUSTOMER);
                BROKER.send(topics.purchases(), 0, start, order(9, -1));
                long end = start + 37 * DAY;
                BROKER.send(topics.purchases(), 0, end, ShopLog.heartbeat(end));
                until(
                        "a warning and a dead letter",
                        () ->
                                topics.warnings("read_committed").size() > before
                                        && topics.committedDeadLetters().size() > deadLetters + 1);
                until("a profile", () -> !BROKER.records(PROFILES, "read_committed").isEmpty());
                long sent = BROKER.ends(topics.purchases(), 1).get(0);
                until(
                        "progress is committed",
                        () -> {
                            // The source commits when a record or ten seconds end its poll.
                            BROKER.send(topics.purchases(), 0, end, ShopLog.heartbeat(end));
                            return BROKER.committed("churn-warnings", topics.purchases()) >= sent;
                        });
                written.lookAtRest(flink.getRestAddress().get(), running.id());
                assertThat(written.all())
                        .allSatisfy((where, text) -> assertThat(text).doesNotContain(CUSTOMER));
                written.lookAtFiles(dir.resolve("checkpoints"));
            }
            assertThat(written.all())
                    .allSatisfy((where, text) -> assertThat(text).doesNotContain(SECRET));
            assertThat(written.all().get("log")).doesNotContain(CUSTOMER);
            // That it would be seen: where settings are shown, others are.
            assertThat(written.all().get("log")).contains("security.protocol = SASL_SSL");
            assertThat(written.all().get("/jobs/JOB")).contains("customers");
            assertThat(written.all()).hasSizeGreaterThan(10);
        }
    }

    static List<AclBinding> everyRight() throws IOException {
        return DocumentedRights.read();
    }

    @ParameterizedTest
    @MethodSource("everyRight")
    void saysWhichRightIsMissing(AclBinding missing) throws Exception {
        List<AclBinding> others =
                DocumentedRights.read().stream().filter(right -> !right.equals(missing)).toList();
        grant(others);

        KafkaPreflightException e =
                catchThrowableOfType(
                        KafkaPreflightException.class,
                        () -> Topics.prepare(ChurnSettings.of(configuration(SECRET))));

        assertThat(e.problems())
                .singleElement()
                .asString()
                .contains(
                        " has no right to "
                                + (missing.entry().operation().name().equals("READ")
                                        ? "Read"
                                        : "Write"))
                .contains("'" + missing.pattern().name() + "'")
                .contains("kafka-acls.sh --bootstrap-server " + SECURE.secureServers());
    }

    @Test
    void aWrongPasswordIsReportedWithoutThePassword() throws Exception {
        for (String password : List.of("wrong-" + SECRET, reference("wrong-" + SECRET))) {
            Throwable e =
                    catchThrowable(() -> Topics.prepare(ChurnSettings.of(configuration(password))));

            assertThat(e).hasMessageContaining("Authentication failed");
            assertThat(stackTrace(e)).doesNotContain(SECRET);
        }
    }

    @Test
    void aMissingSecretIsReportedByItsPlace() {
        Throwable e =
                catchThrowable(
                        () ->
                                Topics.prepare(
                                        ChurnSettings.of(
                                                configuration("${file:/no/such/file:password}"))));

        assertThat(stackTrace(e)).contains("/no/such/file");
    }

    private Configuration configuration(String password) {
        Configuration flink = topics.configuration(dir.resolve("checkpoints"));
        flink.removeKey("churn.source.group-id");
        flink.removeKey("churn.sink.transactional-id-prefix");
        flink.removeKey("churn.dead-letters.transactional-id-prefix");
        flink.setString("churn.rules.topic", RULES);
        flink.setString("churn.control.topic", CONTROL);
        flink.setString("churn.profiles.topic", PROFILES);
        flink.setString("churn.source.bootstrap-servers", SECURE.secureServers());
        for (String side : List.of("churn.source.kafka.", "churn.sink.kafka.")) {
            flink.setString(side + "security.protocol", "SASL_SSL");
            flink.setString(side + "sasl.mechanism", "SCRAM-SHA-512");
            flink.setString(
                    side + "sasl.jaas.config",
                    "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                            .formatted(USER, password));
            flink.setString(side + "ssl.truststore.location", SECURE.trustStore().toString());
            flink.setString(side + "ssl.truststore.password", SECURE.trustStorePassword());
        }
        return flink;
    }

    private String reference(String password) throws IOException {
        Path file = dir.resolve("kafka.properties");
        Files.writeString(file, "password=" + password + "\n");
        return "${file:" + file + ":password}";
    }

    /** Grants exactly these rights. */
    private static void grant(Collection<AclBinding> rights) throws Exception {
        Admin admin = BROKER.admin();
        admin.deleteAcls(List.of(AclBindingFilter.ANY)).all().get(120, TimeUnit.SECONDS);
        admin.createAcls(rights).all().get(120, TimeUnit.SECONDS);
        until(
                "the rights are in force",
                () ->
                        new HashSet<>(
                                        admin.describeAcls(AclBindingFilter.ANY)
                                                .values()
                                                .get(120, TimeUnit.SECONDS))
                                .equals(new HashSet<>(rights)));
    }

    private static String order(int number, long at) {
        return "{\"orderId\":\"o%d\",\"customerId\":\"%s\",\"occurredAt\":%d}"
                .formatted(number, CUSTOMER, at);
    }

    private static String stackTrace(Throwable e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
