package io.churnwarnings.local;

import io.churnwarnings.domain.Policy;
import io.churnwarnings.operator.CacheMemory;
import io.churnwarnings.savepoint.CustomerTable;
import io.churnwarnings.savepoint.History;
import io.churnwarnings.savepoint.SavepointContent;
import io.churnwarnings.savepoint.SavepointMaker;
import io.churnwarnings.tools.JobRules;
import io.churnwarnings.tools.Screen;
import io.churnwarnings.tools.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a savepoint of a history, for the job to start from. */
@Command(
        name = "bootstrap",
        mixinStandardHelpOptions = true,
        versionProvider = ChurnLocal.Version.class,
        sortOptions = false,
        description = {
            "Makes a savepoint of years of purchases in files, for the job to start from: the state is that of a job that"
                    + " has read them all. What would have been said on the way is said to nobody.",
            "Give the settings with which the job will run, churn.warnings.from above all."
        })
final class BootstrapCommand implements Callable<Integer> {

    private static final double HEAP_SHARE = 0.4;
    private static final int MOST_LATE_PERCENT = 1;
    private static final Duration OVERLAP = Duration.ofDays(1);

    @Option(
            names = "--facts",
            paramLabel = "FILE",
            required = true,
            description =
                    "The history, in order of time: .csv, .jsonl or .raw; more than once for more"
                            + " files, the oldest first.")
    private List<Path> facts;

    @Option(
            names = "--savepoint-out",
            paramLabel = "DIR",
            required = true,
            description = "Where the savepoint goes: a folder that is not there yet, or empty.")
    private Path out;

    @Mixin private JobOptions job;

    @Override
    public Integer call() throws Exception {
        Mistakes mistakes = new Mistakes();
        FileOptions files = new FileOptions(mistakes);
        files.folder("--savepoint-out", out);
        if (Files.isDirectory(out) && !isEmpty(out)) {
            mistakes.add("--savepoint-out: " + out + " is not empty");
        }
        mistakes.tell();
        JobRules.Rules rules = job.rules();
        Policy policy = rules.policy();
        try (Screen screen = Screen.ofThisProcess()) {
            History survey =
                    survey(new History(facts, rules.decoding(), policy.disorder()), screen);
            Files.createDirectories(out);
            screen.begin("Making the savepoint", -1);
            SavepointMaker.write(
                    job.environment(),
                    new History(facts, rules.decoding(), policy.disorder()),
                    policy,
                    survey.clock(),
                    job.maxParallelism(),
                    out.toAbsolutePath(),
                    cache());
            CustomerTable found = new CustomerTable(survey.clock(), policy, Writer.nullWriter());
            new SavepointContent(out.toUri().toString(), job::environment).forEach(found);
            screen.end(
                    "%,d customers, %,d with an open warning, in %s"
                            .formatted(found.customers(), found.warned(), out));
            tell(survey, found, policy, screen);
        }
        return CommandLine.ExitCode.OK;
    }

    /** Reads all once, so that what is wrong with it is known before the work. */
    private static History survey(History history, Screen screen) throws IOException {
        screen.begin("Reading", -1);
        try {
            while (history.hasNext()) {
                history.next();
                screen.step(
                        history.records(),
                        Instant.ofEpochMilli(history.highest()).toString().substring(0, 10));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        screen.end(
                "%,d records, %,d rejected, %,d later than the clock"
                        .formatted(history.records(), history.rejected(), history.late()));
        if (history.highest() == Long.MIN_VALUE) {
            throw new UsageException("--facts: no fact in it");
        }
        if (history.late() * 100 > history.records() * MOST_LATE_PERCENT) {
            throw new UsageException(
                    "--facts: %,d of %,d facts come later than churn.clock.disorder allows: sort them by time"
                            .formatted(history.late(), history.records()));
        }
        return history;
    }

    private static void tell(History survey, CustomerTable found, Policy policy, Screen screen) {
        Instant end = Instant.ofEpochMilli(survey.highest());
        screen.line(
                "Start the job with --fromSavepoint and churn.source.starting-offsets: timestamp:%s, a day before the last fact (%s): what it then reads again is recognised."
                        .formatted(end.minus(OVERLAP), end));
        if (found.warned() > 0) {
            screen.line(
                    "The open warnings count as said, but nobody was told: set churn.warnings.from to an instant after %s, here and in the job, to have them announced."
                            .formatted(end));
        } else if (policy.goesLiveLater()) {
            screen.line(
                    "From %s on customers who are silent then are announced."
                            .formatted(Instant.ofEpochMilli(policy.warningsFrom())));
        }
    }

    private CacheMemory cache() {
        return new CacheMemory(
                (long) (HEAP_SHARE * Runtime.getRuntime().maxMemory() / job.parallelism()));
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
