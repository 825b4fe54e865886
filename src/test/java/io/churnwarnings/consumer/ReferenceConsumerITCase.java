package io.churnwarnings.consumer;

import static io.churnwarnings.testkit.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.contract.Contract;
import io.churnwarnings.testkit.kafka.TestBroker;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The consumer of the page on events acts on each event once, whatever happens to it and the topic.
 */
class ReferenceConsumerITCase {

    @RegisterExtension static final TestBroker BROKER = TestBroker.shared();

    private static final List<String> EVENTS =
            List.of(
                    raised(1, "AT_RISK", "anna"),
                    raised(2, "AT_RISK", "bo"),
                    raised(3, "LIKELY_LOST", "anna"),
                    closed(4, "RECOVERED", "anna"),
                    raised(6, "AT_RISK", "cleo"),
                    "{\"eventId\":\"7\",\"type\":\"ERASED\",\"customerId\":\"cleo\",\"occurredAt\":\"x\"}",
                    "{\"eventId\":\"5\",\"type\":\"NEWS\",\"customerId\":\"bo\",\"occurredAt\":\"x\"}");

    @TempDir Path dir;

    private String topic;

    @BeforeEach
    void theEvents() throws Exception {
        topic = BROKER.createTopic(1);
        Contract.assertEvents(EVENTS.subList(0, 3));
        write();
    }

    @Test
    void readsEachEventOnce() throws Exception {
        read("once", "first", EVENTS.size(), true);
        assertTold("once");
    }

    @Test
    void aCrashBeforeTheCommitRepeatsNothing() throws Exception {
        read("crash", "second", EVENTS.size(), false);
        read("crash", "second", EVENTS.size(), true);
        assertTold("crash");
    }

    @Test
    void aReplayOfTheJobRepeatsNothing() throws Exception {
        read("replay", "third", EVENTS.size(), true);
        write();
        read("replay", "third", EVENTS.size(), true);
        read("replay", "from the beginning", 2 * EVENTS.size(), true);
        assertTold("replay");
    }

    private void read(String file, String group, int records, boolean commits) throws Exception {
        try (ReferenceConsumer consumer =
                new ReferenceConsumer(
                        BROKER.bootstrapServers(), topic, topic + group, dir.resolve(file))) {
            int[] read = {0};
            until(
                    records + " records are read",
                    () -> {
                        read[0] += consumer.poll();
                        return read[0] >= records;
                    });
            if (commits) {
                consumer.commit();
            }
        }
    }

    private void assertTold(String file) throws Exception {
        WarningInbox inbox = new WarningInbox(dir.resolve(file));
        assertThat(inbox.tasks()).containsExactly("call anna", "call bo", "call anna");
        assertThat(inbox.open()).isEqualTo("{\"bo\":\"AT_RISK\"}");
    }

    private void write() throws Exception {
        for (String event : EVENTS) {
            BROKER.send(topic, 0, 1_700_000_000_000L, event);
        }
    }

    private static String raised(int number, String stage, String customer) {
        return closed(number, "RAISED", customer)
                .replace(
                        "}",
                        ",\"silenceDays\":1.000,\"gaps\":0,\"rfm\":{\"recencyDays\":1.000,\"frequency\":1,"
                                + "\"monetary\":0,\"currency\":\"CNY\",\"scores\":\"511\"},\"customerType\":\"NEW\","
                                + "\"value\":\"NORMAL\",\"play\":\"call\"}")
                .replace("\"stage\":\"AT_RISK\"", "\"stage\":\"" + stage + "\"");
    }

    private static String closed(int number, String type, String customer) {
        return ("{\"eventId\":\"%032x\",\"schemaVersion\":\"1\",\"type\":\"%s\",\"stage\":\"AT_RISK\","
                        + "\"customerId\":\"%s\",\"occurredAt\":\"2026-02-01T00:00:00.000Z\","
                        + "\"lastPurchaseAt\":\"2026-01-31T00:00:00.000Z\"}")
                .formatted(number, type, customer);
    }
}
