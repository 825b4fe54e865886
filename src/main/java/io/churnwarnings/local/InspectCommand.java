package io.churnwarnings.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.local.run.OutFile;
import io.churnwarnings.savepoint.CustomerTable;
import io.churnwarnings.savepoint.SavepointContent;
import io.churnwarnings.tools.input.FileOptions;
import io.churnwarnings.tools.input.JobRules;
import io.churnwarnings.tools.input.UsageErrors;
import io.churnwarnings.tools.input.UsageException;
import java.io.BufferedWriter;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the contents of a savepoint. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        versionProvider = ChurnLocal.Version.class,
        sortOptions = false,
        description = {
            "Writes what a savepoint or retained checkpoint of the job knows of each customer, as"
                    + " CSV: last purchase, cycle, RFM, type, open warning, next line.",
            "Give the settings with which the job runs: cycles and lines depend on them."
        })
final class InspectCommand implements Callable<Integer> {

    private static final String METADATA = "_metadata";

    @Option(
            names = "--savepoint",
            paramLabel = "DIR",
            required = true,
            description = "The savepoint's folder, the one that holds _metadata.")
    private Path savepoint;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "File of the table.")
    private Path out;

    @Mixin private JobOptions job;

    @Override
    public Integer call() throws Exception {
        UsageErrors mistakes = new UsageErrors();
        checkSavepoint("--savepoint", savepoint, mistakes);
        FileOptions files = new FileOptions(mistakes);
        files.read("--savepoint", savepoint);
        files.write("--out", out);
        mistakes.tell();
        JobRules.Rules rules = job.rules();
        SavepointContent content =
                new SavepointContent(savepoint.toUri().toString(), job::environment);
        long clock = content.clock();
        try (OutputStream bytes = OutFile.open("--out", out);
                Writer lines = new BufferedWriter(new OutputStreamWriter(bytes, UTF_8))) {
            CustomerTable table = new CustomerTable(clock, Rulebook.of(rules.policy()), lines);
            lines.append(CustomerTable.HEADER).append('\n');
            content.forEach(table);
            System.out.printf(
                    "%,d customers as of %s, %,d of them with an open warning, in %s%n",
                    table.customers(),
                    clock == Long.MIN_VALUE ? "no time" : Instant.ofEpochMilli(clock),
                    table.warned(),
                    out);
        }
        return CommandLine.ExitCode.OK;
    }

    private static void checkSavepoint(String option, Path folder, UsageErrors mistakes)
            throws UsageException {
        if (!Files.isRegularFile(folder.resolve(METADATA))) {
            mistakes.add("%s: %s holds no %s".formatted(option, folder, METADATA));
        }
    }
}
