package io.churnwarnings.tools;

import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.tools.fit.FittedModel;
import io.churnwarnings.tools.fit.ShopAccount;
import io.churnwarnings.tools.input.FactLog;
import io.churnwarnings.tools.input.FileOptions;
import io.churnwarnings.tools.input.JobRules;
import io.churnwarnings.tools.input.PrivateFiles;
import io.churnwarnings.tools.input.UsageErrors;
import io.churnwarnings.tools.input.UsageException;
import io.churnwarnings.tools.line.LineTable;
import io.churnwarnings.tools.line.PriceFit;
import io.churnwarnings.tools.line.Silences;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
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
            "Describes the history, and how often customers stayed away after the job's" + " lines."
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
            description = "File of the model.")
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

    @Option(
            names = "--false-alarms",
            paramLabel = "R",
            description =
                    "Finds the price of the lines at which this share of the silences that end with"
                            + " a return is warned of, for churn.line: price. Above 0, below 1, such as"
                            + " 0.2.")
    private Double falseAlarms;

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
        if (falseAlarms != null && !(falseAlarms > 0 && falseAlarms < 1)) {
            throw new UsageException("--false-alarms must be above 0 and below 1");
        }
        // A price line needs the model that is only made here.
        JobRules.Rules shop = settings.with(job, Map.of("churn.line", "cycles"));
        try (Console console = Console.ofThisProcess()) {
            console.line(
                    Assumptions.currency(shop, settings.told().containsKey("churn.currency.base")));
            FactLog log = Inputs.read(facts, shop, console);
            long until = end == null ? log.last() : end.toEpochMilli();
            FittedModel fitted =
                    Fitting.fit(log, shop.policy(), until, version, horizonDays, console);
            PrivateFiles.write(modelOut, fitted.document(from));
            Policy withModel = policy(Map.of("churn.model", modelOut.toUri().toString()));
            double horizon = withModel.line().returns().horizonDays();
            Silences silences = Silences.of(log, withModel, horizon, log.first(), until);
            if (falseAlarms != null) {
                fitted = priced(fitted, silences, withModel, console);
                PrivateFiles.write(modelOut, fitted.document(from));
            }
            ShopAccount account = new ShopAccount(log, fitted, withModel);
            console.line(account.text());
            console.line(LineTable.of(silences, withModel, horizon));
            if (account.ceiling().said() != null) {
                console.line(account.ceiling().said());
            }
            if (configOut != null) {
                new Learnt(log, until, fitted.model().horizonDays(), this::cycles)
                        .write(account.settings(), modelOut, settings.told(), configOut);
                console.line("Settings in " + configOut);
            }
            console.line("Model %s in %s".formatted(fitted.model().modelVersion(), modelOut));
        }
        return CommandLine.ExitCode.OK;
    }

    private FittedModel priced(
            FittedModel fitted, Silences silences, Policy policy, Console console) {
        PriceFit prices = new PriceFit(silences, policy);
        String obstacle = prices.obstacle(falseAlarms);
        if (obstacle != null) {
            console.line(obstacle);
            return fitted;
        }
        FittedModel priced = fitted.with(fitted.model().with(prices.find(falseAlarms)));
        return version == null ? priced.named() : priced;
    }

    /** The rules with lines of cycles, which need no model. */
    private Policy cycles(Map<String, String> changes) {
        Map<String, String> all = new LinkedHashMap<>(changes);
        all.put("churn.line", "cycles");
        return policy(all);
    }

    private Policy policy(Map<String, String> changes) {
        return settings.with(job, changes).policy();
    }
}
