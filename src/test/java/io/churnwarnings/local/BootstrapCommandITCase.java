package io.churnwarnings.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootstrapCommandITCase {

    private static final String HEADER = "customer_id,order_id,event_time,amount\n";

    @TempDir Path dir;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void makesASavepointOfFilesAndReportsItsContents() throws IOException {
        Path first =
                file("2024.csv", "c1,o1,2024-01-01T00:00:00Z,10\nc1,o2,2024-01-11T00:00:00Z,10\n");
        Path second =
                file(
                        "2024-later.csv",
                        "c1,o3,2024-01-21T00:00:00Z,10\n\"c,2\",o4,2024-02-06T12:00:00Z,7.50\n");
        Path savepoint = dir.resolve("savepoint");
        Path table = dir.resolve("customers.csv");

        assertThat(
                        run(
                                "bootstrap",
                                "--facts=" + first,
                                "--facts=" + second,
                                "--savepoint-out=" + savepoint))
                .as(this::errors)
                .isZero();
        assertThat(run("inspect", "--savepoint=" + savepoint, "--out=" + table))
                .as(this::errors)
                .isZero();

        assertThat(Files.readAllLines(table))
                .hasSize(3)
                .anySatisfy(
                        row ->
                                assertThat(row)
                                        .startsWith(
                                                "c1,2024-01-21T00:00:00Z,3,2,10.000,OWN,16.497,3,30,CNY,531,"
                                                        + "RETURNING,NORMAL,,AT_RISK,2024-02-05T00:00:00Z,"
                                                        + "LIKELY_LOST,2024-02-10T00:00:00Z,3,"))
                .anySatisfy(
                        row ->
                                assertThat(row)
                                        .startsWith(
                                                "\"c,2\",2024-02-06T12:00:00Z,1,0,,,0.000,1,7.5,CNY,511,"
                                                        + "NEW,NORMAL,,,,LOST,2025-02-05T12:00:00Z,1,"));
    }

    @Test
    void takesRecordsInTheShapeThatTheJobIsSetTo() throws IOException {
        Path facts =
                Files.writeString(
                        dir.resolve("shop.jsonl"),
                        """
                        {"no":"o1","who":"c1","when":"2024-01-01T00:00:00Z"}
                        {"no":"o2","who":"c1","when":"2024-01-11T00:00:00Z"}
                        """);
        Path savepoint = dir.resolve("savepoint");

        assertThat(
                        run(
                                "bootstrap",
                                "--facts=" + facts,
                                "--savepoint-out=" + savepoint,
                                "-Dchurn.input.mapping.order-id=/no",
                                "-Dchurn.input.mapping.customer-id=/who",
                                "-Dchurn.input.mapping.occurred-at=/when"))
                .as(this::errors)
                .isZero();

        Path table = dir.resolve("customers.csv");
        assertThat(run("inspect", "--savepoint=" + savepoint, "--out=" + table)).isZero();
        assertThat(Files.readAllLines(table))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("c1,2024-01-11T00:00:00Z,2,1,");
    }

    @Test
    void sortsFilesThatAreNotInOrderOfTime() throws IOException {
        Path facts =
                file("mixed.csv", "c1,o2,2024-01-11T00:00:00Z,10\nc1,o1,2024-01-01T00:00:00Z,10\n");
        Path savepoint = dir.resolve("s");
        Path table = dir.resolve("sorted.csv");

        assertThat(run("bootstrap", "--facts=" + facts, "--savepoint-out=" + savepoint)).isZero();
        assertThat(run("inspect", "--savepoint=" + savepoint, "--out=" + table)).isZero();
        assertThat(Files.readAllLines(table))
                .last()
                .asString()
                .startsWith("c1,2024-01-11T00:00:00Z,2,1,");
    }

    @Test
    void rejectsAFolderThatIsNotEmptyAndInvalidSettings() throws IOException {
        Path facts = file("a.csv", "c1,o2,2024-01-11T00:00:00Z,10\n");

        assertThat(run("bootstrap", "--facts=" + facts, "--savepoint-out=" + dir)).isEqualTo(2);
        assertThat(errors()).contains(dir + " is not empty");
        assertThat(
                        run(
                                "bootstrap",
                                "--facts=" + facts,
                                "--savepoint-out=" + dir.resolve("s"),
                                "-Dchurn.cycle.floor=-1 d"))
                .isEqualTo(2);
        assertThat(errors()).contains("churn.cycle.floor");
    }

    @Test
    void refusesAFolderThatIsNoSavepoint() {
        assertThat(run("inspect", "--savepoint=" + dir, "--out=" + dir.resolve("t.csv")))
                .isEqualTo(2);
        assertThat(errors()).contains("holds no _metadata");
    }

    private Path file(String name, String rows) throws IOException {
        return Files.writeString(dir.resolve(name), HEADER + rows);
    }

    private int run(String... arguments) {
        return ChurnLocal.commandLine(new PrintStream(err, true, StandardCharsets.UTF_8))
                .execute(arguments);
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
