package io.churnwarnings.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.churnwarnings.tools.input.UsageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCommandTest {

    @TempDir Path dir;

    @Test
    void aValidDocumentIsReportedAsValid() throws Exception {
        Path document = document("v1", "\"atRiskCycles\":1.2");
        assertThat(run("--validate", document.toString()))
                .contains("v1, in force from 2026-03-01T00:00:00Z. No mistake");
    }

    @Test
    void allMistakesOfADocumentAreNamedWithItsFile() throws Exception {
        Path document = document("v1", "\"atRiskCycles\":-1,\"minGap\":2");
        assertThatThrownBy(() -> run("--validate", document.toString()))
                .isInstanceOfSatisfying(
                        UsageException.class,
                        e ->
                                assertThat(e.mistakes())
                                        .hasSize(2)
                                        .allMatch(m -> m.startsWith(document + ": "))
                                        .anyMatch(
                                                m -> m.contains("atRiskCycles is -1, but must be"))
                                        .anyMatch(m -> m.contains("minGap is not known here")));
    }

    @Test
    void itIsCheckedAgainstTheJobsConfigurationAndWhatCameBefore() throws Exception {
        Path document = document("v1", "\"atRiskCycles\":2.5");
        assertThatThrownBy(() -> run("--validate", document.toString()))
                .hasMessageContaining("likelyLostCycles is 2.0");
        assertThat(run("--validate", document.toString(), "-D", "churn.likely-lost.cycles=3"))
                .contains("No mistake");
        Path other = document("v1", "\"minGaps\":3");
        Path before = Files.copy(other, dir.resolve("before.json"));
        Files.writeString(other, Files.readString(other) + " ");
        assertThatThrownBy(
                        () -> run("--validate", other.toString(), "--present", before.toString()))
                .hasMessageContaining("was published before");
    }

    @Test
    void theDryRunSetsTheNewRulesBesideThePresentOnes() throws Exception {
        Path facts = Histories.write(dir.resolve("facts.jsonl"), 200);
        List<String> same = dryRun(facts, document("same", "\"atRiskCycles\":1.5"));
        assertThat(row(same, "AT_RISK")).hasSize(3);
        assertThat(row(same, "AT_RISK").get(1)).isEqualTo(row(same, "AT_RISK").get(2));
        assertThat(same)
                .anyMatch(line -> line.contains(", 0 events would be emitted at that instant"));
        List<String> earlier =
                dryRun(facts, document("earlier", "\"atRiskCycles\":0.5,\"likelyLostCycles\":1"));
        assertThat(row(earlier, "AT_RISK").get(1)).isEqualTo(row(same, "AT_RISK").get(1));
        assertThat(number(row(earlier, "AT_RISK").get(2)))
                .isGreaterThan(number(row(earlier, "AT_RISK").get(1)));
        assertThat(earlier)
                .noneMatch(line -> line.contains(", 0 events would be emitted at that instant"))
                .anyMatch(line -> line.contains("events would be emitted at that instant"));
    }

    @Test
    void reportsMissingArguments() {
        assertThatThrownBy(() -> run()).hasMessageContaining("give one of --validate");
        assertThatThrownBy(() -> run("--dry-run", "x")).hasMessageContaining("needs --facts");
        assertThatThrownBy(() -> run("--validate", dir.resolve("none").toString()))
                .hasMessageContaining("no such file");
    }

    private List<String> dryRun(Path facts, Path document) throws Exception {
        return run(
                        "--dry-run",
                        document.toString(),
                        "--facts",
                        facts.toString(),
                        "--last-days",
                        "300")
                .lines()
                .toList();
    }

    private static List<String> row(List<String> lines, String name) {
        String row = lines.stream().filter(line -> line.startsWith(name)).findFirst().orElseThrow();
        return Arrays.asList(row.trim().split(" +"));
    }

    private static long number(String text) {
        return Long.parseLong(text.replace(",", ""));
    }

    private Path document(String version, String more) throws IOException {
        return Files.writeString(
                dir.resolve(version + ".json"),
                "{\"rulesVersion\":\"%s\",\"effectiveFrom\":\"2026-03-01T00:00:00Z\",%s}"
                        .formatted(version, more));
    }

    private static String run(String... arguments) throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = System.out;
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            Commands.run(new RulesCommand(new SettingsOfTheJob()), arguments);
        } finally {
            System.setOut(out);
        }
        return said.toString(StandardCharsets.UTF_8);
    }
}
