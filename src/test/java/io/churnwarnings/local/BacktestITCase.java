package io.churnwarnings.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.churnwarnings.codec.DecodingRules;
import io.churnwarnings.codec.file.RecordFile;
import io.churnwarnings.codec.file.RecordReader;
import io.churnwarnings.contract.Contract;
import io.churnwarnings.domain.policy.Stage;
import io.churnwarnings.local.run.OutFile;
import io.churnwarnings.testkit.Policies;
import io.churnwarnings.tools.backtest.Orders;
import io.churnwarnings.tools.backtest.Score;
import io.churnwarnings.tools.backtest.Warned;
import io.churnwarnings.tools.input.FactLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the backtest says of a history is what the job itself does with it. */
class BacktestITCase {

    private static final String SPLIT = "2025-01-01T00:00:00Z";
    private static final String BEFORE = "2024-12-31T23:59:59.999Z";
    private static final long FIVE_MINUTES = 300_000;

    private final String tmp = System.getProperty("java.io.tmpdir");
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir Path dir;

    @AfterEach
    void restore() {
        System.setProperty("java.io.tmpdir", tmp);
        System.clearProperty("churn.local.log");
    }

    @Test
    void sameNumbersAsTheJob() throws IOException {
        String facts = dir.resolve("shop.jsonl").toString();
        String model = dir.resolve("model.json").toString();
        Path events = dir.resolve("events.jsonl");
        Path json = dir.resolve("backtest.json");
        execute("generate", "--customers", "300", "--years", "2", "--seed", "3", "--out", facts);
        execute("fit", "--facts", facts, "--as-of", BEFORE, "--model-out", model);
        execute("backtest", "--facts", facts, "--split", SPLIT, "--json", json.toString());
        execute(
                "run",
                "--facts",
                facts,
                "--model",
                model,
                "--work-dir",
                dir.toString(),
                "--events-out",
                events.toString());

        Contract.assertEvents(Files.readAllLines(events));
        List<Warned> warned = warned(events);
        Orders orders = orders(Path.of(facts));
        for (JsonNode rule : OutFile.JSON.readTree(json.toFile()).get("rules")) {
            if (rule.at("/rule/kind").asText().equals("OWN_LINE")) {
                Score score = new Score(orders, 90);
                Stage stage = Stage.valueOf(rule.at("/rule/stage").asText());
                warned.stream().filter(one -> one.stage() == stage).forEach(score::add);
                assertThat(score.warnings()).isPositive().isEqualTo(rule.get("warnings").asLong());
                assertThat(score.judged()).isEqualTo(rule.get("judged").asLong());
                assertThat(score.right()).isEqualTo(rule.get("right").asLong());
            }
        }
    }

    private List<Warned> warned(Path events) throws IOException {
        long split = Instant.parse(SPLIT).toEpochMilli();
        List<Warned> warned = new ArrayList<>();
        for (String line : Files.readAllLines(events)) {
            JsonNode event = OutFile.JSON.readTree(line);
            if (Warned.isRaised(event) && Warned.of(event).at() >= split) {
                warned.add(Warned.of(event));
            }
        }
        return warned;
    }

    private static Orders orders(Path facts) throws IOException {
        DecodingRules rules = new DecodingRules("CNY", 2 * FIVE_MINUTES, 0);
        try (RecordReader reader = RecordFile.open(facts, System::currentTimeMillis)) {
            FactLog log = FactLog.read(reader, rules, FIVE_MINUTES, (records, at) -> {});
            return Orders.of(log, Policies.standard());
        }
    }

    private void execute(String... arguments) {
        assertThat(ChurnLocal.commandLine(new PrintStream(err, true, UTF_8)).execute(arguments))
                .as(err.toString(UTF_8))
                .isZero();
    }
}
