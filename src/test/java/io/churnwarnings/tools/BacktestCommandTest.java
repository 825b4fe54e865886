package io.churnwarnings.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.churnwarnings.tools.input.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestCommandTest {

    @TempDir static Path dir;

    private static Path facts;
    private static JsonNode result;
    private static String page;

    @BeforeAll
    static void test() throws Exception {
        facts = Histories.write(dir.resolve("facts.jsonl"), 300);
        Path json = dir.resolve("backtest.json");
        Path html = dir.resolve("backtest.html");
        Commands.run(
                new BacktestCommand(new SettingsOfTheJob()),
                "--facts",
                facts.toString(),
                "--split",
                "2025-01-01",
                "--json",
                json.toString(),
                "--report",
                html.toString());
        result = new ObjectMapper().readTree(json.toFile());
        page = Files.readString(html);
    }

    @Test
    void everyWarningIsJudgedOrTooEarly() {
        for (JsonNode rule : result.get("rules")) {
            assertThat(rule.get("judged").asLong() + rule.get("tooEarlyToTell").asLong())
                    .isEqualTo(rule.get("warnings").asLong());
            assertThat(rule.get("right").asLong()).isLessThanOrEqualTo(rule.get("judged").asLong());
            assertThat(rule.get("lostWarned").asLong())
                    .isLessThanOrEqualTo(result.at("/shop/lostCustomers").asLong());
        }
    }

    @Test
    void laterLinesWarnOfFewerAndLater() {
        List<JsonNode> cycles = rules("CYCLES");

        assertThat(cycles).hasSize(9);
        assertThat(cycles)
                .isSortedAccordingTo(
                        (a, b) -> b.get("warnings").asInt() - a.get("warnings").asInt());
        assertThat(cycles.get(8).get("silentDays").asDouble())
                .isGreaterThan(cycles.get(0).get("silentDays").asDouble());
    }

    @Test
    void ownLinesAreThoseOfTheirCycles() {
        JsonNode own = rules("OWN_LINE").get(0);
        JsonNode same =
                rules("CYCLES").stream()
                        .filter(rule -> rule.at("/rule/value").asDouble() == 1.5)
                        .findFirst()
                        .orElseThrow();

        assertThat(own.get("warnings")).isEqualTo(same.get("warnings"));
        assertThat(own.get("right")).isEqualTo(same.get("right"));
    }

    @Test
    void dumbRuleWarnsAfterItsDays() {
        for (JsonNode rule : rules("DAYS")) {
            if (!rule.get("silentDays").isNull()) {
                assertThat(rule.get("silentDays").asDouble())
                        .isCloseTo(rule.at("/rule/value").asDouble(), within(1e-4));
            }
        }
    }

    @Test
    void probabilitiesHoldTheirPromiseAndBeatGuessing() {
        JsonNode forecast = result.get("forecast");

        assertThat(forecast.get("deciles")).hasSize(10);
        for (JsonNode tenth : forecast.get("deciles")) {
            assertThat(tenth.get("happened").asDouble())
                    .isCloseTo(tenth.get("foretold").asDouble(), within(0.15));
        }
        assertThat(forecast.get("auc").asDouble()).isGreaterThan(0.8);
        assertThat(forecast.get("brier").asDouble())
                .isLessThan(forecast.get("brierOfConstant").asDouble());
    }

    @Test
    void comparesAtAboutTheSameNumberOfWarnings() {
        assertThat(result.get("equalCounts")).isNotEmpty();
        for (JsonNode pair : result.get("equalCounts")) {
            double wanted = pair.at("/cycles/warnings").asDouble();
            assertThat(pair.at("/probability/warnings").asDouble())
                    .isCloseTo(wanted, within(2 + 0.1 * wanted));
        }
    }

    @Test
    void segmentsAddUpToTheLines() {
        for (String by : List.of("type", "value")) {
            long sum = 0;
            for (JsonNode segment : result.get("segments")) {
                if (segment.get("line").asText().equals("AT_RISK")
                        && segment.get("by").asText().equals(by)) {
                    sum += segment.get("warnings").asLong();
                }
            }
            assertThat(sum).isEqualTo(rules("OWN_LINE").get(0).get("warnings").asLong());
        }
    }

    @Test
    void pageNeedsNothingButItself() {
        assertThat(page)
                .doesNotContain("http:", "https:", "<script", "<link", "@import", "url(")
                .contains("<svg");
    }

    @Test
    void splitOutsideTheHistoryIsRefused() {
        assertThatThrownBy(
                        () ->
                                Commands.run(
                                        new BacktestCommand(new SettingsOfTheJob()),
                                        "--facts",
                                        facts.toString(),
                                        "--split",
                                        "2030-01-01"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--split");
    }

    private static List<JsonNode> rules(String kind) {
        List<JsonNode> rules = new ArrayList<>();
        for (JsonNode rule : result.get("rules")) {
            if (rule.at("/rule/kind").asText().equals(kind)) {
                rules.add(rule);
            }
        }
        return rules;
    }
}
