package io.churnwarnings.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.churnwarnings.contract.Contract;
import io.churnwarnings.local.run.OutFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The local run from its command line to its files, on a real broker and a real cluster. */
class RunITCase {

    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final String tmp = System.getProperty("java.io.tmpdir");
    private final PrintStream stdout = System.out;

    @TempDir Path dir;

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(out, true, UTF_8));
    }

    @AfterEach
    void restore() {
        System.setOut(stdout);
        System.setProperty("java.io.tmpdir", tmp);
        System.clearProperty("churn.local.log");
    }

    @Test
    void warnsOfAnAbsentCustomer() throws IOException {
        Path facts =
                write(
                        "facts.jsonl",
                        fact("a", 1, 0),
                        fact("a", 2, 10),
                        fact("a", 3, 20),
                        "nonsense",
                        fact("b", 4, 35),
                        fact("a", 5, 36),
                        fact("b", 6, 39));

        assertThat(run(facts, "1")).as(err.toString(UTF_8)).isZero();

        assertThat(events())
                .extracting(event -> event.path("type").asText())
                .containsExactly("RAISED", "RECOVERED");
        assertThat(events().get(0).path("occurredAt").asText())
                .isEqualTo("2024-02-05T00:00:00.000Z");
        assertThat(rejected()).hasSize(1);
        assertThat(rejected().get(0).path("reason").asText()).isEqualTo("NOT_JSON");
        assertThat(out.toString(UTF_8))
                .contains("Records in                  7")
                .contains("  rejected                  1\n    NOT_JSON                1\n")
                .contains("  AT RISK                   1");
    }

    @Test
    void takesRecordsBeyondEveryLimit() throws IOException {
        byte[] huge = new byte[11 * 1024 * 1024];
        Path facts =
                write(
                        "facts.raw",
                        raw(START, null, huge),
                        raw(START, "a", fact("a", 1, 0).getBytes(UTF_8)),
                        raw(Instant.EPOCH, "a", null));

        assertThat(run(facts, "4")).as(err.toString(UTF_8)).isZero();

        assertThat(rejected())
                .extracting(letter -> letter.path("reason").asText())
                .containsExactlyInAnyOrder("TOO_LARGE", "EMPTY");
        JsonNode tooLarge =
                rejected().stream()
                        .filter(letter -> letter.path("reason").asText().equals("TOO_LARGE"))
                        .findFirst()
                        .orElseThrow();
        assertThat(tooLarge.path("value").binaryValue()).isEqualTo(huge);
        assertThat(tooLarge.path("key").isNull()).isTrue();
    }

    @Test
    void endsWhereNothingIsAccepted() throws IOException {
        assertThat(run(write("empty.jsonl"), "2")).as(err.toString(UTF_8)).isZero();
        assertThat(out.toString(UTF_8)).contains("Warning: there are no records in " + dir);
        assertThat(events()).isEmpty();
        assertThat(rejected()).isEmpty();

        assertThat(run(write("junk.jsonl", "", "[]"), "2"))
                .as("more than half is rejected")
                .isEqualTo(1);
        assertThat(events()).isEmpty();
        assertThat(rejected()).hasSize(2);
    }

    @Test
    void playsTheSyntheticShopLiveAndFromAFileWithTheSameResult() throws IOException {
        Path shop = dir.resolve("shop.raw");
        String[] options = {"--customers", "150", "--years", "1", "--seed", "5"};
        assertThat(execute("generate", options, "--out", shop.toString())).isZero();

        assertThat(run(shop, "2")).as(err.toString(UTF_8)).isZero();
        List<String> fromFile = Files.readAllLines(dir.resolve("events.jsonl"));
        assertThat(execute("run", options, outputs("--seconds", "3"))).isZero();
        List<String> live = Files.readAllLines(dir.resolve("events.jsonl"));

        assertThat(live).containsExactlyInAnyOrderElementsOf(fromFile).hasSizeGreaterThan(100);
    }

    @Test
    void learnsFromTheFirstYearAndJudgesTheSecond() throws IOException {
        String[] options = {"--customers", "400", "--years", "2", "--seed", "7", "--seconds", "2"};

        assertThat(execute("run", options, outputs())).as(err.toString(UTF_8)).isZero();

        assertThat(events())
                .isNotEmpty()
                .allMatch(event -> event.path("occurredAt").asText().compareTo("2024-12-31") >= 0)
                .allMatch(
                        event -> event.path("modelVersion").asText().startsWith("fit-2024-12-31-"));
        assertThat(events().stream().filter(event -> event.path("type").asText().equals("RAISED")))
                .allMatch(event -> event.has("lossProbability"));
        assertThat(out.toString(UTF_8))
                .contains("Came true      no purchase within 90 days of the warning")
                .containsPattern("  AT RISK +[\\d,]+  of [\\d,]+, \\d+\\.\\d %; predicted");
    }

    @Test
    void playsWithTheModelThatItIsGiven() throws IOException {
        Path model =
                write(
                        "model.json",
                        """
                        {"modelVersion":"mine","meanGapDays":20,"priorWeight":3,"horizonDays":30,
                         "gamma":{"r":1,"alpha":20,"a":1,"b":3},
                         "logNormal":{"mu0":3,"kappa":1,"nu":5,"sigma2":1,"a":1,"b":3}}\
                        """);

        assertThat(
                        run(
                                write("facts.jsonl", fact("a", 1, 0), fact("b", 2, 31)),
                                "1",
                                "--model",
                                model.toString()))
                .as(err.toString(UTF_8))
                .isZero();

        JsonNode event = events().get(0);
        assertThat(event.path("occurredAt").asText()).isEqualTo("2024-01-31T00:00:00.000Z");
        assertThat(event.path("modelVersion").asText()).isEqualTo("mine");
        assertThat(event.path("lossHorizonDays").asInt()).isEqualTo(30);
        assertThat(event.path("lossProbability").asDouble()).isBetween(0.3, 0.9);
    }

    @Test
    void tellsWhatStoppedTheJob() throws IOException {
        Path facts = write("facts.jsonl", fact("a", 1, 0));

        int status = run(facts, "1", "-Dtaskmanager.memory.network.max=64kb");

        assertThat(status).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("network buffers").contains("run.log");
    }

    @Test
    void leavesNothingBehindButTheResults() throws IOException {
        run(write("facts.jsonl", fact("a", 1, 0)), "1");

        assertThat(left())
                .containsExactlyInAnyOrder("facts.jsonl", "events.jsonl", "rejected.jsonl");
    }

    @Test
    void aCorruptLineCostsNoTimeAndNoEarlierResults() throws IOException {
        Path facts = write("facts.raw", raw(START, "a", new byte[1]), "0\tno base 64!\tnull");
        write("events.jsonl", "{}");

        assertThat(run(facts, "1")).isEqualTo(2);

        assertThat(err.toString(UTF_8)).contains("facts.raw, line 2: ").doesNotContain("run.log");
        assertThat(dir.resolve("events.jsonl")).hasContent("{}");
        assertThat(left()).containsExactlyInAnyOrder("facts.raw", "events.jsonl");
    }

    private List<String> left() throws IOException {
        try (Stream<Path> left = Files.list(dir)) {
            return left.map(path -> path.getFileName().toString()).toList();
        }
    }

    private int run(Path facts, String parallelism, String... more) {
        return execute(
                "run",
                new String[] {"--facts", facts.toString(), "--parallelism", parallelism},
                outputs(more));
    }

    private String[] outputs(String... more) {
        List<String> options =
                new ArrayList<>(
                        List.of(
                                "--work-dir",
                                dir.toString(),
                                "--events-out",
                                dir.resolve("events.jsonl").toString(),
                                "--rejected-out",
                                dir.resolve("rejected.jsonl").toString()));
        options.addAll(List.of(more));
        return options.toArray(String[]::new);
    }

    private int execute(String command, String[] options, String... more) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(options));
        all.addAll(List.of(more));
        return ChurnLocal.commandLine(new PrintStream(err, true, UTF_8))
                .execute(all.toArray(String[]::new));
    }

    private List<JsonNode> events() throws IOException {
        Contract.assertEvents(Files.readAllLines(dir.resolve("events.jsonl")));
        return lines("events.jsonl");
    }

    private List<JsonNode> rejected() throws IOException {
        return lines("rejected.jsonl");
    }

    private List<JsonNode> lines(String file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(dir.resolve(file))) {
            lines.add(OutFile.JSON.readTree(line));
        }
        return lines;
    }

    private Path write(String file, String... lines) throws IOException {
        return Files.write(dir.resolve(file), List.of(lines));
    }

    private static String fact(String customer, int order, int day) {
        return "{\"orderId\":%d,\"customerId\":\"%s\",\"occurredAt\":\"%s\"}"
                .formatted(order, customer, START.plus(day, ChronoUnit.DAYS));
    }

    private static String raw(Instant timestamp, String key, byte[] value) {
        Base64.Encoder base64 = Base64.getEncoder();
        return timestamp.toEpochMilli()
                + "\t"
                + (key == null ? "" : base64.encodeToString(key.getBytes(UTF_8)))
                + "\t"
                + (value == null ? "null" : base64.encodeToString(value));
    }
}
