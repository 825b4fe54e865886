package io.churnwarnings.local;

import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.operator.CacheMemory;
import io.churnwarnings.savepoint.CustomerTable;
import io.churnwarnings.savepoint.HistoryFiles;
import io.churnwarnings.savepoint.HistorySurvey;
import io.churnwarnings.savepoint.SavepointContent;
import io.churnwarnings.savepoint.SavepointMaker;
import io.churnwarnings.tools.Console;
import io.churnwarnings.tools.FactsOption;
import io.churnwarnings.tools.input.FileOptions;
import io.churnwarnings.tools.input.JobRules;
import io.churnwarnings.tools.input.PrivateFiles;
import io.churnwarnings.tools.input.UsageErrors;
import io.churnwarnings.tools.input.UsageException;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
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
            "Makes a savepoint of years of purchases in files, for the job to start from: the state"
                    + " is that of a job that has read them all. Events that it would have emitted"
                    + " until then are not emitted.",
            "Give the same settings as for the job, above all churn.warnings.from."
        })
final class BootstrapCommand implements Callable<Integer> {

    @Option(
            names = "--facts",
            paramLabel = FactsOption.LABEL,
            required = true,
            description = FactsOption.FILES)
    private List<Path> facts;

    @Option(
            names = "--savepoint-out",
            paramLabel = "DIR",
            required = true,
            description = "Folder of the savepoint; it must be empty or absent.")
    private Path out;

    @Mixin private JobOptions job;

    @Override
    public Integer call() throws Exception {
        UsageErrors mistakes = new UsageErrors();
        FileOptions files = new FileOptions(mistakes);
        facts.forEach(file -> files.read("--facts", file));
        files.folder("--savepoint-out", out);
        if (Files.isDirectory(out) && !isEmpty(out)) {
            mistakes.add("--savepoint-out: " + out + " is not empty");
        }
        mistakes.tell();
        JobRules.Rules rules = job.rules();
        Policy policy = rules.policy();
        try (Console console = Console.ofThisProcess()) {
            HistorySurvey survey = survey(history(rules).telling(console::line), console);
            PrivateFiles.createDirectories(out);
            console.begin("Making the savepoint", -1);
            SavepointMaker.write(
                    job.environment(),
                    history(rules),
                    policy,
                    survey.clock(),
                    job.maxParallelism(),
                    out.toUri().toString(),
                    CacheMemory.BY_HEAP);
            CustomerTable found =
                    new CustomerTable(survey.clock(), Rulebook.of(policy), Writer.nullWriter());
            new SavepointContent(out.toUri().toString(), job::environment).forEach(found);
            console.end(
                    "%,d customers, %,d with an open warning, in %s"
                            .formatted(found.customers(), found.warned(), out));
            tell(survey, found, policy, console);
        }
        return CommandLine.ExitCode.OK;
    }

    private HistoryFiles history(JobRules.Rules rules) {
        List<String> files = facts.stream().map(file -> file.toAbsolutePath().toString()).toList();
        return new HistoryFiles(files, rules.decoding(), rules.policy().disorder());
    }

    private static HistorySurvey survey(HistoryFiles history, Console console) throws IOException {
        console.begin("Reading", -1);
        HistorySurvey survey =
                HistorySurvey.of(
                        history,
                        (records, at) ->
                                console.step(
                                        records,
                                        Instant.ofEpochMilli(at).toString().substring(0, 10)));
        console.end(survey.told());
        if (survey.mistake() != null) {
            throw new UsageException("--facts: " + survey.mistake());
        }
        return survey;
    }

    private static void tell(
            HistorySurvey survey, CustomerTable found, Policy policy, Console console) {
        console.line(survey.advice());
        if (found.warned() > 0) {
            console.line(
                    "The open warnings count as emitted, but were not announced: set churn.warnings.from to an instant after %s, here and in the job, to have them announced."
                            .formatted(Instant.ofEpochMilli(survey.highest())));
        } else if (policy.goesLiveLater()) {
            console.line(
                    "From %s on customers who are silent then are announced."
                            .formatted(Instant.ofEpochMilli(policy.warningsFrom())));
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
