package io.churnwarnings.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/**
 * The command {@code bench} with its files in a folder of the test.
 *
 * @param dir the folder
 */
record BenchCall(Path dir) {

    /** Returns the exit status. */
    int run(String... more) {
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.add("--work-dir=" + work());
        arguments.add("--json=" + dir.resolve("numbers.json"));
        return new CommandLine(new BenchCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments.toArray(String[]::new));
    }

    Path work() {
        return dir.resolve("work");
    }

    /** What the last run has written. */
    JsonNode numbers() throws IOException {
        return new ObjectMapper().readTree(dir.resolve("numbers.json").toFile());
    }
}
