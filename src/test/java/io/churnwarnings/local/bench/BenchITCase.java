package io.churnwarnings.local.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.local.bench.data.Customers;
import io.churnwarnings.local.bench.data.Preload;
import io.churnwarnings.local.bench.data.SyntheticFacts;
import io.churnwarnings.local.bench.variant.Variant;
import io.churnwarnings.testkit.kafka.TestBroker;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The benchmark on real brokers, small: what it says must be true before it may be fast. */
class BenchITCase {

    private static final int FACTS = 3_000;

    @RegisterExtension static final TestBroker BROKER = TestBroker.shared();

    @TempDir Path dir;

    private BenchCall call;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream stdout = System.out;

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(out, true, UTF_8));
        call = new BenchCall(dir);
    }

    @AfterEach
    void restore() {
        System.setOut(stdout);
        System.clearProperty("churn.local.log");
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void countsRecordsWhateverTheyAreAndWarningsWhenTheyCanBeRead(Variant variant)
            throws Exception {
        // Nobody says that this is the end, the last is nonsense, and one partition stays empty:
        // that
        // the first draft would wait for it, for ever, is one of its faults.
        String topic = BROKER.createTopic(3);
        new Preload(BROKER.bootstrapServers(), topic, variant == Variant.TEXTBOOK ? 3 : 2)
                .write(made(), FACTS, done -> {});
        String repeated = "{\"orderId\":\"o1\",\"customerId\":\"c1\",\"occurredAt\":1325400000000}";
        BROKER.send(topic, 0, 1_325_400_000_000L, repeated);
        BROKER.send(topic, 0, 1_325_400_000_000L, repeated);
        BROKER.send(topic, 1, 1_325_400_000_000L, "nonsense");
        String outTopic = topic + "-" + variant;

        assertThat(
                        call.run(
                                "--variant=" + variant,
                                "--bootstrap-servers=" + BROKER.bootstrapServers(),
                                "--topic=" + topic,
                                "--out-topic=" + outTopic,
                                "--facts=" + (FACTS + 3),
                                "--checkpoint-interval=1"))
                .isZero();

        List<String> said = said();
        assertThat(said).contains("PROCESSED " + (FACTS + 3));
        String done = said.get(said.size() - 1);
        assertThat(done).startsWith("DONE ");
        int warnings = Integer.parseInt(done.substring("DONE ".length()));
        if (variant.warns()) {
            assertThat(BROKER.records(outTopic, "read_committed")).hasSize(warnings);
            assertThat(warnings).isGreaterThan(FACTS / 10);
            assertThat(call.numbers().path("perCpuSecond").asDouble()).isPositive();
        } else {
            assertThat(warnings).isZero();
        }
        assertThat(call.numbers().path("processed").asInt()).isEqualTo(FACTS + 3);
        assertThat(call.numbers().path("complete").asBoolean()).isTrue();
    }

    private static SyntheticFacts made() {
        return new SyntheticFacts(new Customers(300, FACTS, 0, 0.2, 1));
    }

    private List<String> said() {
        return out.toString(UTF_8).lines().toList();
    }
}
