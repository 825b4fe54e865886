package io.churnwarnings.tools;

import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.tools.fit.FittedModel;
import io.churnwarnings.tools.fit.ShopAccount;
import io.churnwarnings.tools.input.FactLog;
import io.churnwarnings.tools.input.FileOptions;
import io.churnwarnings.tools.input.JobRules;
import io.churnwarnings.tools.input.PrivateFiles;
import io.churnwarnings.tools.input.UsageErrors;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Fits the population model to a file of facts. */
@Command(
        name = "fit",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Learns from a shop's history how its customers buy and leave, and writes the"
                    + " population model that the job reads (churn.model).",
            "Says what the history is like, and how often customers stayed away after the job's"
                    + " lines."
        })
public final class FitCommand implements Callable<Integer> {

    @Option(
            names = "--facts",
            paramLabel = FactsOption.LABEL,
            required = true,
            description = FactsOption.FILES)
    private List<Path> facts;

    @Option(
            names = "--as-of",
            paramLabel = "ISO",
            description =
                    "Leaves out what happened after this instant, such as 2026-01-01T00:00:00Z"
                            + " (default: the last fact).")
    private String asOf;

    @Option(
            names = "--model-out",
            paramLabel = "FILE",
            required = true,
            description = "Where the model goes.")
    private Path modelOut;

    @Option(
            names = "--model-version",
            paramLabel = "TEXT",
            description =
                    "The model's version, which every event names (default: made from what was"
                            + " found).")
    private String version;

    @Option(
            names = "--effective-from",
            paramLabel = "ISO",
            description =
                    "From when on a running job is to judge by the model, for its rules topic.")
    private String effectiveFrom;

    @Option(
            names = "--horizon-days",
            paramLabel = "N",
            defaultValue = "90",
            description =
                    "For how many days ahead the probability of loss is given (default:"
                            + " ${DEFAULT-VALUE}).")
    private double horizonDays;

    @Option(
            names = "--config-out",
            paramLabel = "FILE",
            description =
                    "Adds what was learnt to a file of settings; what was changed in it by hand"
                            + " stays.")
    private Path configOut;

    @Mixin private SettingsOptions settings;

    private final JobRules job;

    public FitCommand(JobRules job) {
        this.job = job;
    }

    @Override
    public Integer call() throws Exception {
        Instant end = asOf == null ? null : Inputs.instant("--as-of", asOf);
        Instant from =
                effectiveFrom == null ? null : Inputs.instant("--effective-from", effectiveFrom);
        Inputs.checkHorizon(horizonDays);
        Inputs.checkVersion(version);
        UsageErrors mistakes = new UsageErrors();
        FileOptions files = new FileOptions(mistakes);
        facts.forEach(file -> files.read("--facts", file));
        files.write("--model-out", modelOut);
        files.write("--config-out", configOut);
        mistakes.tell();
        JobRules.Rules shop = settings.with(job, Map.of());
        try (Console console = Console.ofThisProcess()) {
            console.line(settings.currency(job));
            FactLog log = Inputs.read(facts, shop, console);
            long until = end == null ? log.last() : end.toEpochMilli();
            FittedModel fitted =
                    Fitting.fit(log, shop.policy(), until, version, horizonDays, console);
            PrivateFiles.write(modelOut, fitted.document(from));
            JobRules.Rules withModel =
                    settings.with(job, Map.of("churn.model", modelOut.toUri().toString()));
            ShopAccount account = new ShopAccount(log, fitted, withModel.policy());
            console.line(account.text());
            if (configOut != null) {
                new Learnt(log, until, fitted.model().horizonDays(), this::policy)
                        .write(account.settings(), modelOut, settings.told(), configOut);
                console.line("Settings in " + configOut);
            }
            console.line("Model %s in %s".formatted(fitted.model().modelVersion(), modelOut));
        }
        return CommandLine.ExitCode.OK;
    }

    private Policy policy(Map<String, String> changes) {
        return settings.with(job, changes).policy();
    }
}
