package io.churnwarnings.job;

import static io.churnwarnings.testkit.Eventually.until;

import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.testkit.kafka.TestBroker;
import io.churnwarnings.testkit.kafka.TestTopics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A shop whose job runs against the wall clock, with little patience. */
final class WatchedShop {

    private static final int PARTITIONS = 2;

    private final TestTopics topics;
    private final String rules;
    private int orders;

    WatchedShop(TestBroker broker) throws Exception {
        topics = TestTopics.on(broker, PARTITIONS);
        rules = broker.createTopic(1);
    }

    TestTopics topics() {
        return topics;
    }

    Configuration configuration(Path checkpoints) {
        Configuration configuration = topics.configuration(checkpoints);
        configuration.setString("churn.rules.topic", rules);
        configuration.setString("churn.clock.mode", "live");
        configuration.setString("churn.clock.disorder", "100 ms");
        configuration.setString("churn.clock.quiet-after", "500 ms");
        configuration.setString("churn.clock.quiet-limit", "10 s");
        configuration.setString("churn.clock.hold-grace", "2 s");
        return configuration;
    }

    /** Customers whose silence has reached one line or another, one who came back, and poison. */
    void open() throws Exception {
        long now = System.currentTimeMillis();
        for (int customer = 0; customer < 8; customer++) {
            double[] daysAgo = {
                40 + 55 * customer, 30 + 55 * customer, 20 + 55 * customer, 18 + 54 * customer
            };
            for (double days : daysAgo) {
                buys("c" + customer, now - Math.round(days * Policy.DAY));
            }
        }
        for (double days : new double[] {300, 290, 280, 100}) {
            buys("back", now - Math.round(days * Policy.DAY));
        }
        topics.broker().send(topics.purchases(), 0, now, "no JSON");
        topics.broker().send(topics.purchases(), 1, now, "{}");
    }

    /** Writes a purchase to each partition, now. */
    void speaks() throws Exception {
        long now = System.currentTimeMillis();
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            records.add(order(partition, "guest-" + partition, now));
        }
        topics.broker().sendAll(records);
    }

    void awaitWarnings() throws Exception {
        until(
                "warnings of every stage",
                () -> {
                    speaks();
                    String all = String.join("\n", topics.warnings("read_committed"));
                    return all.contains("\"AT_RISK\"")
                            && all.contains("\"LIKELY_LOST\"")
                            && all.contains("\"LOST\"")
                            && all.contains("\"RECOVERED\"");
                });
    }

    private void buys(String customer, long at) throws Exception {
        topics.broker()
                .sendAll(
                        List.of(
                                order(
                                        Math.floorMod(customer.hashCode(), PARTITIONS),
                                        customer,
                                        at)));
    }

    private ProducerRecord<byte[], byte[]> order(int partition, String customer, long at) {
        return TestBroker.record(
                topics.purchases(),
                partition,
                System.currentTimeMillis(),
                "{\"orderId\":\"o%d\",\"customerId\":\"%s\",\"occurredAt\":\"%s\",\"amount\":5}"
                        .formatted(orders++, customer, Instant.ofEpochMilli(at)));
    }
}
