package io.churnwarnings.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the command line refuses, and how it says so. */
class ChurnLocalTest {

    @TempDir Path dir;

    private final StringWriter picocli = new StringWriter();
    private final ByteArrayOutputStream ours = new ByteArrayOutputStream();
    private final String tmp = System.getProperty("java.io.tmpdir");

    @BeforeEach
    void makeAFile() throws IOException {
        Files.writeString(dir.resolve("facts.jsonl"), "");
    }

    @AfterEach
    void restore() {
        System.setProperty("java.io.tmpdir", tmp);
        System.clearProperty("churn.local.log");
    }

    @Test
    void missingFile() {
        assertThat(run("--facts", dir.resolve("nowhere.jsonl").toString())).isEqualTo(2);
        assertThat(said()).contains("nowhere.jsonl: no such file");
    }

    @Test
    void unknownExtension() throws IOException {
        Path file = Files.writeString(dir.resolve("facts.xml"), "<facts/>");

        assertThat(run("--facts", file.toString())).isEqualTo(2);
        assertThat(said()).contains("facts.xml").contains(".json or .raw");
    }

    @Test
    void outFileInNoFolder() {
        assertThat(run("--facts", facts(), "--events-out", dir.resolve("no/e.jsonl").toString()))
                .isEqualTo(2);
        assertThat(said())
                .contains("--events-out: the folder " + dir.resolve("no") + " does not exist");
    }

    @Test
    void outFileOverTheFacts() {
        assertThat(run("--facts", facts(), "--rejected-out", facts())).isEqualTo(2);
        assertThat(said()).contains("would be overwritten");
    }

    @Test
    void oneFileForTwo() throws IOException {
        Path out = dir.resolve("out.jsonl");
        Path link = Files.createSymbolicLink(dir.resolve("link.jsonl"), out);
        String plain = dir.resolve("x/..").resolve("out.jsonl").toString();
        Files.createDirectory(dir.resolve("x"));

        for (String other : List.of(out.toString(), link.toString(), plain)) {
            assertThat(run("--events-out", out.toString(), "--rejected-out", other)).isEqualTo(2);
            assertThat(said()).contains("--rejected-out: " + other + " is also the file of --ev");
            assertThat(out).doesNotExist();
        }
        Path config = Files.writeString(dir.resolve("c.yaml"), "churn.min-gaps: 2");
        assertThat(run("--config", config.toString(), "--events-out", config.toString()))
                .isEqualTo(2);
        assertThat(said()).contains("--config");
        assertThat(config).hasContent("churn.min-gaps: 2");
    }

    @Test
    void aHardLinkToTheFacts() throws IOException {
        Path link = Files.createLink(dir.resolve("link.jsonl"), Path.of(facts()));

        assertThat(run("--facts", facts(), "--events-out", link.toString())).isEqualTo(2);
        assertThat(said()).contains("would be overwritten: it is read by --facts");
    }

    @Test
    void everyMistakeAtOnce() {
        String file = facts();

        assertThat(
                        run(
                                "--facts",
                                dir.resolve("nowhere.csv").toString(),
                                "--parallelism",
                                "129",
                                "--seed",
                                "x",
                                "--years",
                                "3",
                                "--unheard-of",
                                "--events-out",
                                dir.toString(),
                                "--rejected-out",
                                file + "/r.jsonl",
                                "--checkpoint-dir",
                                file + "/c",
                                "--config",
                                dir.resolve("none.yaml").toString(),
                                "-Dchurn.min-gaps=few",
                                "-Dexecution.checkpointing.mode=AT_LEAST_ONCE"))
                .isEqualTo(2);
        assertThat(said())
                .contains("--parallelism must be 1 to 128")
                .contains("'x' is not a long")
                .contains("'--unheard-of'")
                .contains("options of the made-up shop")
                .contains("nowhere.csv: no such file")
                .contains("--events-out: " + dir + " is a folder")
                .contains("--rejected-out: " + file + " is not a folder")
                .contains("--checkpoint-dir: " + file + " is not a folder")
                .contains("none.yaml: no such file")
                .contains("churn.min-gaps is 'few'")
                .contains("execution.checkpointing.mode is AT_LEAST_ONCE")
                .doesNotContain("Exception");
    }

    @Test
    void everyErrorOfTheSyntheticShopTogether() {
        assertThat(
                        run(
                                "--years=1000",
                                "--guest=-1",
                                "--seconds=-1",
                                "--customers=1",
                                "--purchases=0"))
                .isEqualTo(2);
        assertThat(said())
                .contains("--years must be 1 to 100")
                .contains("--guest must be")
                .contains("--seconds must be")
                .contains("--purchases must be")
                .contains("--customers and --purchases");
    }

    @Test
    void folderWhereNothingCanBeMade() {
        assertThat(execute("run", "--work-dir", facts() + "/work")).isEqualTo(2);
        assertThat(said()).contains("--work-dir: " + facts() + " is not a folder");
        // Says that it can be written, even to those who may do everything, and cannot.
        if (Files.isDirectory(Path.of("/proc/self"))) {
            assertThat(execute("run", "--work-dir", "/proc/work")).isEqualTo(2);
            assertThat(said()).contains("--work-dir: /proc/work cannot be written");
        }
    }

    @Test
    void tellsItsVersion() {
        StringWriter out = new StringWriter();
        CommandLine commandLine = ChurnLocal.commandLine(System.err);
        commandLine.setOut(new PrintWriter(out, true));

        assertThat(commandLine.execute("--version")).isZero();
        assertThat(commandLine.execute("run", "--version", "--years", "x")).isZero();
        assertThat(out.toString().lines())
                .hasSize(2)
                .allMatch(l -> l.startsWith("churn-warnings "));
    }

    @Test
    void toolsEndWithAnExitStatus() throws IOException {
        CommandLine tools = ChurnLocal.commandLine(new PrintStream(ours, true, UTF_8));
        tools.setErr(new PrintWriter(picocli));
        Path few =
                Files.writeString(
                        dir.resolve("few.csv"),
                        "customer_id,order_id,event_time,amount\na,1,2025-01-01T00:00:00Z,5\n");
        String out = dir.resolve("model.json").toString();

        assertThat(tools.execute("fit", "--facts", few.toString(), "--model-out", out))
                .isEqualTo(1);
        assertThat(said()).contains("too little data: 1 customers");
        assertThat(tools.execute("fit", "--facts", few.toString())).isEqualTo(2);
        assertThat(tools.execute("backtest", "--facts", few.toString(), "--split", "soon"))
                .isEqualTo(2);
        assertThat(said()).contains("--model-out").contains("--split is 'soon'");
    }

    @Test
    void modelThatIsNotThere() {
        assertThat(run("--facts", facts(), "--model", dir.resolve("none.json").toString()))
                .isEqualTo(2);
        assertThat(said()).contains("churn.model").contains("none.json");
    }

    @Test
    void errorsInSettingsAreReportedTogether() {
        assertThat(run("--facts", facts(), "-Dchurn.min-gaps=few", "-Dchurn.no-such-thing=1"))
                .isEqualTo(2);
        assertThat(said()).contains("churn.min-gaps").contains("churn.no-such-thing");
    }

    @Test
    void settingsThatWouldOpenFlinkToOthers() {
        assertThat(
                        run(
                                "--facts",
                                facts(),
                                "-Drest.bind-address=0.0.0.0",
                                "-Dweb.submit.enable=true",
                                "-Dtaskmanager.bind-host=127.0.0.1"))
                .isEqualTo(2);
        assertThat(said())
                .contains("rest.bind-address is '0.0.0.0'")
                .contains("web.submit.enable is 'true'")
                .doesNotContain("taskmanager.bind-host");
    }

    @Test
    void optionsOfTheSyntheticShopWithAFile() {
        assertThat(run("--facts", facts(), "--seed", "3")).isEqualTo(2);
        assertThat(said()).contains("--facts");
    }

    @Test
    void onlyOneThingCanBePlayed() {
        assertThat(run("--live", "--follow")).isEqualTo(2);
        assertThat(run("--facts", facts(), "--live")).isEqualTo(2);
        assertThat(said()).contains("only one of --facts, --live and --follow");
        assertThat(run("--follow", "--seed", "3")).isEqualTo(2);
        assertThat(said()).contains("--follow plays nothing");
        assertThat(run("--live", "--seconds", "3")).isEqualTo(2);
        assertThat(said()).contains("--seconds does not go with --live");
    }

    @Test
    void numbersOutOfRange() {
        assertThat(run("--parallelism", "0")).isEqualTo(2);
        assertThat(run("--years", "1000")).isEqualTo(2);
        assertThat(run("--customers", "many")).isEqualTo(2);
        assertThat(said())
                .contains("--parallelism must be")
                .contains("--years must be")
                .contains("'many' is not");
    }

    @Test
    void noCommand() {
        assertThat(execute(new String[0])).isEqualTo(2);
        assertThat(said()).contains("generate").contains("run");
    }

    @Test
    void nothingIsLeftBehindByWhatWasRefused() throws IOException {
        run("--facts", dir.resolve("nowhere.jsonl").toString());
        execute("run", "--work-dir", dir.resolve("new/er").toString(), "--config", "none.yaml");

        try (Stream<Path> left = Files.list(dir)) {
            assertThat(left).containsExactly(dir.resolve("facts.jsonl"));
        }
    }

    @Test
    void generatesFilesOfBothKinds() throws IOException {
        Path lines = dir.resolve("shop.jsonl");
        Path raw = dir.resolve("shop.raw");

        assertThat(execute("generate", "--customers", "20", "--out", lines.toString())).isZero();
        assertThat(execute("generate", "--customers", "20", "--out", raw.toString())).isZero();
        assertThat(Files.readAllLines(raw)).hasSameSizeAs(Files.readAllLines(lines)).isNotEmpty();
        assertThat(execute("generate", "--out", dir.resolve("shop.csv").toString())).isEqualTo(2);
    }

    private String facts() {
        return dir.resolve("facts.jsonl").toString();
    }

    private int run(String... options) {
        List<String> all = new ArrayList<>(List.of("run", "--work-dir", dir.toString()));
        all.addAll(List.of(options));
        return execute(all.toArray(String[]::new));
    }

    private int execute(String... args) {
        CommandLine commandLine = ChurnLocal.commandLine(new PrintStream(ours, true, UTF_8));
        commandLine.setErr(new PrintWriter(picocli, true));
        return commandLine.execute(args);
    }

    private String said() {
        return picocli + ours.toString(UTF_8);
    }
}
