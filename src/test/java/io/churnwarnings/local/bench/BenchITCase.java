package io.churnwarnings.local.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.churnwarnings.local.bench.data.Customers;
import io.churnwarnings.local.bench.data.Preload;
import io.churnwarnings.local.bench.data.SyntheticFacts;
import io.churnwarnings.local.bench.variant.Variant;
import io.churnwarnings.testkit.kafka.TestBroker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/** The benchmark on real brokers, small: what it says must be true before it may be fast. */
class BenchITCase {

    private static final int FACTS = 3_000;

    @RegisterExtension static final TestBroker BROKER = TestBroker.shared();

    @TempDir Path dir;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream stdout = System.out;

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(out, true, UTF_8));
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
                        bench(
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
            assertThat(numbers().path("perCpuSecond").asDouble()).isPositive();
        } else {
            assertThat(warnings).isZero();
        }
        assertThat(numbers().path("processed").asInt()).isEqualTo(FACTS + 3);
        assertThat(numbers().path("complete").asBoolean()).isTrue();
    }

    @Test
    void comparesVariantsInJvmsOfTheirOwnAndLeavesNothingBehind() throws Exception {
        assertThat(
                        bench(
                                "--variants=keyed,job",
                                "--facts=" + FACTS,
                                "--customers=300",
                                "--runs=2",
                                "--heap=1g",
                                "--checkpoint-interval=1"))
                .as(out.toString(UTF_8))
                .isZero();

        assertThat(numbers().path("runs"))
                .extracting(run -> run.path("round") + run.path("result").path("variant").asText())
                .containsExactly("1keyed", "1job", "2keyed", "2job");
        assertThat(numbers().path("runs"))
                .allMatch(run -> run.path("brokerCpuSeconds").asDouble() > 0)
                .allMatch(run -> run.path("result").path("facts").asInt() > 0);
        assertThat(out.toString(UTF_8)).contains("job / keyed");
        try (Stream<Path> left = Files.list(dir.resolve("work"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void cutsARunShort() throws Exception {
        assertThat(
                        bench(
                                "--variants=job",
                                "--facts=300000",
                                "--warm-up=1",
                                "--max-seconds=1",
                                "--customers=30000",
                                "--runs=1",
                                "--heap=1g"))
                .as(out.toString(UTF_8))
                .isZero();

        JsonNode result = numbers().path("runs").path(0).path("result");
        assertThat(result.path("complete").asBoolean()).isFalse();
        assertThat(result.path("processed").asInt()).isBetween(1, 299_999);
    }

    @Test
    void saysHowFastTheWarningsComeWhenTheClockJumpsOverALineOfAll() throws Exception {
        assertThat(
                        bench(
                                "--jump",
                                "--customers=2000",
                                "--checkpoint-interval=1",
                                "-Dexecution.checkpointing.min-pause=10ms"))
                .as(out.toString(UTF_8))
                .isZero();

        assertThat(numbers().path("warnings").asInt()).isEqualTo(2_000);
        assertThat(numbers().path("readPerSecond").asDouble()).isPositive();
        assertThat(numbers().path("afterFewBytes").asLong()).isPositive();
        assertThat(numbers().path("fullBytes").asLong()).isPositive();
        assertThat(numbers().path("failedCheckpoints").asInt()).isZero();
    }

    private static SyntheticFacts made() {
        return new SyntheticFacts(new Customers(300, FACTS, 0, 0.2, 1));
    }

    private int bench(String... more) {
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.add("--work-dir=" + dir.resolve("work"));
        arguments.add("--json=" + dir.resolve("numbers.json"));
        return new CommandLine(new BenchCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments.toArray(String[]::new));
    }

    private JsonNode numbers() throws IOException {
        return new ObjectMapper().readTree(dir.resolve("numbers.json").toFile());
    }

    private List<String> said() {
        return out.toString(UTF_8).lines().toList();
    }
}
