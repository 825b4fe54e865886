package io.churnwarnings.local.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs of the benchmark, each with brokers and JVMs of its own. */
class BenchRunsITCase {

    private static final int FACTS = 3_000;

    @TempDir Path dir;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream stdout = System.out;
    private BenchCall call;

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

    @Test
    void comparesVariantsInSeparateJvmsAndLeavesNothingBehind() throws Exception {
        assertThat(
                        call.run(
                                "--variants=keyed,job",
                                "--facts=" + FACTS,
                                "--customers=300",
                                "--runs=2",
                                "--heap=1g",
                                "--checkpoint-interval=1"))
                .as(out.toString(UTF_8))
                .isZero();

        assertThat(call.numbers().path("runs"))
                .extracting(run -> run.path("round") + run.path("result").path("variant").asText())
                .containsExactly("1keyed", "1job", "2keyed", "2job");
        assertThat(call.numbers().path("runs"))
                .allMatch(run -> run.path("brokerCpuSeconds").asDouble() > 0)
                .allMatch(run -> run.path("result").path("facts").asInt() > 0);
        assertThat(out.toString(UTF_8)).contains("job / keyed");
        try (Stream<Path> left = Files.list(call.work())) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void cutsARunShort() throws Exception {
        assertThat(
                        call.run(
                                "--variants=job",
                                "--facts=300000",
                                "--warm-up=1",
                                "--max-seconds=1",
                                "--customers=30000",
                                "--runs=1",
                                "--heap=1g"))
                .as(out.toString(UTF_8))
                .isZero();

        JsonNode result = call.numbers().path("runs").path(0).path("result");
        assertThat(result.path("complete").asBoolean()).isFalse();
        assertThat(result.path("processed").asInt()).isBetween(1, 299_999);
    }

    @Test
    void measuresTheWarningsOfAClockJumpOverALineOfAllCustomers() throws Exception {
        assertThat(
                        call.run(
                                "--jump",
                                "--customers=2000",
                                "--checkpoint-interval=1",
                                "-Dexecution.checkpointing.min-pause=10ms"))
                .as(out.toString(UTF_8))
                .isZero();

        assertThat(call.numbers().path("warnings").asInt()).isEqualTo(2_000);
        assertThat(call.numbers().path("readPerSecond").asDouble()).isPositive();
        assertThat(call.numbers().path("afterFewBytes").asLong()).isPositive();
        assertThat(call.numbers().path("fullBytes").asLong()).isPositive();
        assertThat(call.numbers().path("failedCheckpoints").asInt()).isZero();
    }
}
