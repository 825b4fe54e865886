package io.churnwarnings.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.contract.Contract;
import io.churnwarnings.domain.fact.FactType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One shop in several shapes, through a real broker and a real job with nothing but a file of
 * settings: the events are the same bytes, whatever the records looked like.
 */
class MappedRunITCase {

    private static final long SEED = 11;
    private static final long HOUR = 3_600_000;
    private static final long START = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();

    /** Something that happened to an order; {@code total} is what the order was bought for. */
    private record Deed(
            FactType type, long at, int order, int customer, int cents, long bought, int total) {}

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final String tmp = System.getProperty("java.io.tmpdir");
    private final List<Deed> deeds = deeds(new Random(SEED));

    @TempDir Path dir;

    @AfterEach
    void restore() {
        System.setProperty("java.io.tmpdir", tmp);
        System.clearProperty("churn.local.log");
    }

    @Test
    void theSameShopInFourShapesGivesTheSameEvents() throws IOException {
        List<String> canonical = events("canonical", "", MappedRunITCase::canonical);
        assertThat(canonical)
                .hasSizeGreaterThan(100)
                .anyMatch(event -> event.contains("\"RECOVERED\""))
                .anyMatch(event -> event.contains("\"WITHDRAWN\""));

        assertThat(events("shopify", "churn.input.format: shopify\n", MappedRunITCase::shopify))
                .isEqualTo(canonical);
        assertThat(events("segment", "churn.input.format: segment\n", MappedRunITCase::segment))
                .isEqualTo(canonical);
        assertThat(
                        events(
                                "debezium",
                                """
                                churn.input.format: debezium
                                churn.input.mapping.order-id: /id
                                churn.input.mapping.customer-id: /customer
                                churn.input.mapping.occurred-at: /created
                                churn.input.mapping.cancellation.occurred-at: /updated
                                churn.input.mapping.refund.occurred-at: /updated
                                churn.input.mapping.type: /status
                                churn.input.mapping.types: "OPEN:purchase,GONE:cancellation,BACK:refund"
                                churn.input.mapping.amount: /total
                                churn.input.mapping.refund.amount: /refunded
                                churn.input.mapping.time-format: epoch-us
                                """,
                                MappedRunITCase::debezium))
                .isEqualTo(canonical);
    }

    private List<String> events(String name, String config, Function<Deed, String> shape)
            throws IOException {
        Path facts = Files.write(dir.resolve(name + ".jsonl"), deeds.stream().map(shape).toList());
        Path settings =
                Files.writeString(
                        dir.resolve(name + ".yaml"),
                        config
                                + "churn.currency.base: EUR\n"
                                + "churn.rules.topic: rules\n"
                                + "churn.control.topic: control\n"
                                + "churn.profiles.topic: profiles\n");
        Path events = dir.resolve(name + "-events.jsonl");
        Path rejected = dir.resolve(name + "-rejected.jsonl");
        int status =
                ChurnLocal.commandLine(new PrintStream(err, true, UTF_8))
                        .execute(
                                "run",
                                "--facts",
                                facts.toString(),
                                "--config",
                                settings.toString(),
                                "--work-dir",
                                dir.toString(),
                                "--events-out",
                                events.toString(),
                                "--rejected-out",
                                rejected.toString());
        assertThat(status).as(err.toString(UTF_8)).isZero();
        assertThat(rejected).isEmptyFile();
        List<String> values = Files.readAllLines(events);
        Contract.assertEvents(values);
        return values.stream().sorted().toList();
    }

    /** Customers who buy every few days and stay away at times; some orders do not stand. */
    private static List<Deed> deeds(Random random) {
        List<Deed> deeds = new ArrayList<>();
        int order = 1000;
        for (int customer = 1; customer <= 30; customer++) {
            long at = START + random.nextInt(240) * HOUR;
            for (int i = 0; i < 12; i++) {
                int cents = 500 + random.nextInt(9000);
                deeds.add(new Deed(FactType.PURCHASE, at, ++order, customer, cents, at, cents));
                long later = at + (1 + random.nextInt(600)) * HOUR;
                if (random.nextInt(8) == 0) {
                    deeds.add(
                            new Deed(
                                    FactType.CANCELLATION,
                                    later,
                                    order,
                                    customer,
                                    cents,
                                    at,
                                    cents));
                } else if (random.nextInt(8) == 0) {
                    deeds.add(
                            new Deed(
                                    FactType.REFUND, later, order, customer, cents / 2, at, cents));
                }
                at += (24 + random.nextInt(random.nextInt(6) == 0 ? 2400 : 300)) * HOUR;
            }
        }
        deeds.sort(Comparator.comparingLong(Deed::at));
        return deeds;
    }

    private static String canonical(Deed deed) {
        return "{\"orderId\":%d,\"customerId\":%d,\"occurredAt\":%d,\"type\":\"%s\",\"amount\":%s}"
                .formatted(
                        deed.order,
                        deed.customer,
                        deed.at,
                        deed.type.name().toLowerCase(),
                        money(deed.cents));
    }

    private static String shopify(Deed deed) {
        String refunds =
                "{\"id\":1,\"created_at\":\"%s\",\"transactions\":[{\"kind\":\"refund\",\"status\":\"success\",\"amount\":\"%s\"}]}"
                        .formatted(berlin(deed.at), money(deed.cents));
        return ("{\"id\":%d,\"cancelled_at\":%s,\"created_at\":\"%s\",\"currency\":\"EUR\",\"customer\":"
                        + "{\"id\":%d,\"email\":\"x\"},\"line_items\":[{\"sku\":\"a\"}],\"refunds\":[%s],"
                        + "\"total_price\":\"%s\"}")
                .formatted(
                        deed.order,
                        deed.type == FactType.CANCELLATION ? '"' + berlin(deed.at) + '"' : "null",
                        berlin(deed.bought),
                        deed.customer,
                        deed.type == FactType.REFUND ? refunds : "",
                        money(deed.total));
    }

    private static String segment(Deed deed) {
        String event =
                switch (deed.type) {
                    case REFUNDED_SO_FAR -> throw new IllegalArgumentException("not made");
                    case PURCHASE -> "Completed";
                    case CANCELLATION -> "Cancelled";
                    case REFUND -> "Refunded";
                };
        String order =
                "{\"type\":\"track\",\"event\":\"Order"
                        + " %s\",\"userId\":\"%d\",\"timestamp\":\"%s\",\"properties\":{"
                        + "\"order_id\":\"%d\",\"total\":%s,\"currency\":\"EUR\",\"products\":[{}]}}";
        String other =
                "{\"type\":\"track\",\"event\":\"Product Viewed\",\"timestamp\":\"%s\"}%n"
                        .formatted(Instant.ofEpochMilli(deed.at));
        return (deed.order % 5 == 0 ? other : "")
                + order.formatted(
                        event,
                        deed.customer,
                        Instant.ofEpochMilli(deed.at),
                        deed.order,
                        money(deed.cents));
    }

    private static String debezium(Deed deed) {
        String status =
                switch (deed.type) {
                    case REFUNDED_SO_FAR -> throw new IllegalArgumentException("not made");
                    case PURCHASE -> "OPEN";
                    case CANCELLATION -> "GONE";
                    case REFUND -> "BACK";
                };
        return ("{\"before\":null,\"after\":{\"id\":%d,\"customer\":%d,\"status\":\"%s\",\"total\":\"%s\","
                        + "\"refunded\":\"%s\",\"created\":%d000,\"updated\":%d000},\"op\":\"u\",\"ts_ms\":%d}")
                .formatted(
                        deed.order,
                        deed.customer,
                        status,
                        money(deed.cents),
                        money(deed.cents),
                        deed.bought,
                        deed.at,
                        deed.at);
    }

    private static String berlin(long at) {
        return Instant.ofEpochMilli(at).atOffset(ZoneOffset.ofHours(1)).toString();
    }

    private static String money(int cents) {
        return "%d.%02d".formatted(cents / 100, cents % 100);
    }
}
