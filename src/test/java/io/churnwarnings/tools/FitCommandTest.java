package io.churnwarnings.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.churnwarnings.model.PopulationModelReader;
import io.churnwarnings.rules.LiveRules;
import io.churnwarnings.rules.Outcome;
import io.churnwarnings.tools.fit.FitException;
import io.churnwarnings.tools.input.JobRules;
import io.churnwarnings.tools.input.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitCommandTest {

    private static final long DAY = 86_400_000;
    private static final long OPENING = Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();

    @TempDir Path dir;

    private Path model;

    @BeforeEach
    void namesTheModel() {
        model = dir.resolve("model.json");
    }

    @Test
    void writesAModelThatTheJobReads() throws Exception {
        Path facts = history(200);

        fit("--facts", facts.toString(), "--model-version", "mine");

        assertThat(PopulationModelReader.read(Files.readAllBytes(model)).modelVersion())
                .isEqualTo("mine");
        JsonNode written = written();
        assertThat(written.at("/priorWeight").asDouble()).isEqualTo(3);
        assertThat(written.at("/horizonDays").asDouble()).isEqualTo(90);
        assertThat(written.at("/fittedOn/customers").asInt()).isEqualTo(200);
        assertThat(written.at("/fittedOn/from").asText()).isEqualTo("2025-01-01T00:00:00.000Z");
    }

    @Test
    void withAnEffectiveTimeTheModelSuitsARunningJob() throws Exception {
        fit("--facts", history(100).toString(), "--effective-from", "2026-01-01");

        JobRules.Rules job = new SettingsOfTheJob().read(null, Map.of());
        Outcome outcome =
                LiveRules.of(job.configured(), 600_000)
                        .accept(
                                written().get("modelVersion").asText().getBytes(UTF_8),
                                Files.readAllBytes(model),
                                0);
        assertThat(outcome.mistakes()).isEmpty();
        assertThat(outcome.effectiveFrom())
                .isEqualTo(Instant.parse("2026-01-01T00:00:00Z").toEpochMilli());
    }

    @Test
    void sameHistorySameModel() throws Exception {
        Path facts = history(100);
        fit("--facts", facts.toString());
        byte[] first = Files.readAllBytes(model);

        fit("--facts", facts.toString());

        assertThat(model).hasBinaryContent(first);
        assertThat(written().get("modelVersion").asText())
                .matches("fit-2025-\\d\\d-\\d\\d-[0-9a-f]{8}");
    }

    @Test
    void repetitionsRefundsAndCancelledOrdersChangeNothing() throws Exception {
        Path facts = history(100);
        fit("--facts", facts.toString(), "--model-version", "1");
        byte[] clean = Files.readAllBytes(model);
        StringBuilder noisy = new StringBuilder(Files.readString(facts));
        noisy.append(noisy, 0, noisy.indexOf("\n") + 1);
        noisy.append(fact("c1", "extra", OPENING + DAY, ""));
        noisy.append(fact("c1", "extra", OPENING + 2 * DAY, ",\"type\":\"cancellation\""));
        noisy.append(fact("c1", "back", OPENING + 3 * DAY, ",\"type\":\"refund\""));
        noisy.append(
                fact("refunds only", "r", OPENING + 3 * DAY, ",\"type\":\"refund\",\"amount\":1"));
        noisy.append("nonsense\n");
        Files.writeString(facts, noisy);

        fit("--facts", facts.toString(), "--model-version", "1");

        assertThat(model).hasBinaryContent(clean);
    }

    @Test
    void ignoresRecordsAfterTheEnd() throws Exception {
        Path facts = history(200);

        fit("--facts", facts.toString(), "--as-of", "2025-07-01");

        JsonNode on = written().get("fittedOn");
        assertThat(on.get("to").asText()).isEqualTo("2025-07-01T00:00:00.000Z");
        fit("--facts", facts.toString());
        assertThat(on.get("gaps").asInt()).isLessThan(written().at("/fittedOn/gaps").asInt());
    }

    @Test
    void ordersOfOneOccasionMakeNoGap() throws Exception {
        Path facts = history(100);
        fit("--facts", facts.toString());
        double within12Hours = written().get("meanGapDays").asDouble();

        fit("--facts", facts.toString(), "-Dchurn.occasion.window=0 s");

        assertThat(written().get("meanGapDays").asDouble()).isCloseTo(within12Hours, within(1e-9));
        fit("--facts", facts.toString(), "-Dchurn.occasion.window=20 d");
        assertThat(written().get("meanGapDays").asDouble()).isGreaterThan(within12Hours + 1);
    }

    @Test
    void tooLittleDataIsReported() throws Exception {
        Path facts = history(20);

        assertThatThrownBy(() -> fit("--facts", facts.toString()))
                .isInstanceOf(FitException.class)
                .hasMessageContaining("too little data: 20 customers");
        assertThat(model).doesNotExist();
    }

    @Test
    void errorsAreFoundBeforeTheWork() throws Exception {
        String facts = history(1).toString();

        assertRefused("--as-of", "--facts", facts, "--as-of", "yesterday");
        assertRefused("--horizon-days", "--facts", facts, "--horizon-days", "0");
        assertRefused("churn.min-gap", "--facts", facts, "-Dchurn.min-gap=3");
        assertRefused("parallelism", "--facts", facts, "-Dparallelism.default=3");
    }

    private void assertRefused(String message, String... arguments) {
        assertThatThrownBy(() -> fit(arguments))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(message);
    }

    private void fit(String... arguments) throws Exception {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--model-out";
        all[arguments.length + 1] = model.toString();
        Commands.run(new FitCommand(new SettingsOfTheJob()), all);
    }

    private JsonNode written() throws IOException {
        return new ObjectMapper().readTree(model.toFile());
    }

    /** Customers who buy every ten days or so for a while. */
    private Path history(int customers) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder lines = new StringBuilder();
        int order = 0;
        for (int i = 0; i < customers; i++) {
            long at = OPENING + i * DAY / 4;
            do {
                lines.append(
                        fact("c" + i, "o" + order++, at, ",\"amount\":" + random.nextInt(1, 100)));
                at += (long) (DAY * (1 + 9 * random.nextExponential()));
            } while (random.nextDouble() < 0.9 && at < OPENING + 365 * DAY);
        }
        return Files.writeString(dir.resolve("facts.jsonl"), lines);
    }

    private static String fact(String customer, String order, long at, String more) {
        return "{\"customerId\":\"%s\",\"orderId\":\"%s\",\"occurredAt\":%d%s}%n"
                .formatted(customer, order, at, more);
    }
}
