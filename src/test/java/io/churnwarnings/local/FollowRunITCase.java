package io.churnwarnings.local;

import static io.churnwarnings.testkit.Eventually.until;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.contract.Contract;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run --follow} with somebody who writes to its topic, as any Kafka client does. */
class FollowRunITCase {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final String tmp = System.getProperty("java.io.tmpdir");
    private final PrintStream stdout = System.out;
    private final Instant now = Instant.now();

    @TempDir Path dir;

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(out, true, UTF_8));
    }

    @AfterEach
    void restore() {
        System.setOut(stdout);
        System.setProperty("java.io.tmpdir", tmp);
        System.clearProperty("churn.local.log");
    }

    @Test
    void warnsOfAbsentCustomersAsSoonAsTheShopHasRecordsOfToday() throws Exception {
        Thread run = new Thread(this::follow, "follow");
        run.start();
        try {
            until("the job", () -> !run.isAlive() || said("Write purchases to the topic"));
            assertThat(run.isAlive()).as(err.toString(UTF_8)).isTrue();
            Map<String, Object> client =
                    Map.of("bootstrap.servers", found("Kafka +(\\S+)"), "linger.ms", 0);
            try (KafkaProducer<String, String> shop =
                    new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
                for (int visit = 0; visit < 4; visit++) {
                    shop.send(purchase("ann", visit, 60 - 10 * visit));
                }
                shop.send(purchase("bob", 4, 0));
            }
            until("the warning", () -> said("ann        LIKELY LOST silent 20.0 days"));
            assertThat(out.toString(UTF_8)).contains("ann        AT RISK").doesNotContain("bob ");
            until("the file", () -> Files.readString(events()).contains("LIKELY_LOST"));
        } finally {
            run.interrupt();
            run.join(120_000);
        }
        assertThat(run.isAlive()).isFalse();
        Contract.assertEvents(Files.readAllLines(events()));
    }

    private Path events() {
        return dir.resolve("events.jsonl");
    }

    private void follow() {
        ChurnLocal.commandLine(new PrintStream(err, true, UTF_8))
                .execute(
                        "run",
                        "--follow",
                        "--work-dir",
                        dir.toString(),
                        "--events-out",
                        events().toString(),
                        "-Dchurn.clock.quiet-after=1s");
    }

    private ProducerRecord<String, String> purchase(String customer, int order, int daysAgo) {
        String fact =
                "{\"orderId\":%d,\"customerId\":\"%s\",\"occurredAt\":\"%s\"}"
                        .formatted(order, customer, now.minus(Duration.ofDays(daysAgo)));
        return new ProducerRecord<>(found("purchases +(\\S+)"), customer, fact);
    }

    private boolean said(String text) {
        return out.toString(UTF_8).contains(text);
    }

    private String found(String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(out.toString(UTF_8));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
