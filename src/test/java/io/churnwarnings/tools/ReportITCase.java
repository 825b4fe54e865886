package io.churnwarnings.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The report as a browser shows it. */
class ReportITCase {

    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome");

    @TempDir static Path dir;

    private static String browser;
    private static Path page;
    private static JsonNode numbers;

    @BeforeAll
    static void makeTheReport() throws Exception {
        browser = browser();
        assumeTrue(
                browser != null,
                "no Chromium on the path (Debian: apt-get install chromium): the report is not looked at");
        Path facts = Histories.write(dir.resolve("facts.jsonl"), 200);
        Path json = dir.resolve("backtest.json");
        page = dir.resolve("backtest.html");
        Commands.run(
                new BacktestCommand(new SettingsOfTheJob()),
                "--facts",
                facts.toString(),
                "--split",
                "2025-01-01",
                "--json",
                json.toString(),
                "--report",
                page.toString());
        numbers = new ObjectMapper().readTree(json.toFile());
    }

    @Test
    void showsTheNumbersOfTheJson() throws Exception {
        String shown = new String(run("--dump-dom"), UTF_8);

        for (JsonNode rule : numbers.get("rules")) {
            assertThat(shown).contains(row(rule));
        }
        for (JsonNode tenth : numbers.at("/forecast/deciles")) {
            assertThat(shown)
                    .contains(
                            "<td>"
                                    + percent(tenth.get("foretold"))
                                    + "</td><td>"
                                    + percent(tenth.get("happened"))
                                    + "</td>");
        }
        assertThat(shown)
                .contains("%.3f".formatted(numbers.at("/forecast/auc").asDouble()))
                .contains("%.3f".formatted(numbers.at("/forecast/brier").asDouble()))
                .contains(numbers.at("/shop/modelVersion").asText());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 1200})
    void fillsTheScreenWithoutRunningOverIt(int width) throws Exception {
        Path picture = dir.resolve(width + ".png");

        run("--screenshot=" + picture, "--window-size=" + width + ",3000", "--hide-scrollbars");

        BufferedImage seen = ImageIO.read(picture.toFile());
        assertThat(seen.getWidth()).isEqualTo(width);
        int ground = seen.getRGB(2, 2);
        // What ran over the side would reach the edge: there is nothing but the ground.
        for (int y = 0; y < seen.getHeight(); y++) {
            assertThat(seen.getRGB(width - 3, y)).as("line %d", y).isEqualTo(ground);
        }
        assertThat(colours(seen)).as("pictures have been drawn").contains(0xff1b7f6b, 0xffd9a441);
    }

    private static Set<Integer> colours(BufferedImage seen) {
        int[] pixels =
                seen.getRGB(0, 0, seen.getWidth(), seen.getHeight(), null, 0, seen.getWidth());
        return IntStream.of(pixels).boxed().collect(Collectors.toSet());
    }

    private static String row(JsonNode rule) {
        return "<td>%s</td><td>%,d</td><td>%,d</td><td>%,d</td><td>%s</td>"
                .formatted(
                        rule.at("/rule/name").asText(),
                        rule.get("warnings").asLong(),
                        rule.get("judged").asLong(),
                        rule.get("right").asLong(),
                        percent(rule.get("rightShare")));
    }

    private static String percent(JsonNode share) {
        return share.isNull() ? "–" : String.format(Locale.ROOT, "%.1f %%", 100 * share.asDouble());
    }

    private static byte[] run(String... what) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                browser,
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--user-data-dir=" + Files.createTempDirectory(dir, "browser")));
        command.addAll(List.of(what));
        command.add(page.toUri().toString());
        Path out = Files.createTempFile(dir, "browser", ".out");
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (!process.waitFor(240, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the browser did not come to an end");
        }
        assertThat(process.exitValue()).isZero();
        return Files.readAllBytes(out);
    }

    private static String browser() {
        return BROWSERS.stream()
                .flatMap(
                        name ->
                                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                                        .map(folder -> new File(folder, name)))
                .filter(File::canExecute)
                .map(File::getPath)
                .findFirst()
                .orElse(null);
    }
}
