package io.churnwarnings.tools;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.tools.backtest.BacktestResult;
import io.churnwarnings.tools.backtest.report.Report;
import io.churnwarnings.tools.fit.FittedModel;
import io.churnwarnings.tools.input.FactLog;
import io.churnwarnings.tools.input.FileOptions;
import io.churnwarnings.tools.input.JobRules;
import io.churnwarnings.tools.input.PrivateFiles;
import io.churnwarnings.tools.input.UsageErrors;
import io.churnwarnings.tools.input.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells on a file of facts what warnings would have been worth. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures on a shop's own history how good the job's warnings would have been.",
            "Fits the population model to what lies before the split, lets the job's own code walk through what lies"
                    + " after it, with this and with other lines, and judges every warning by what the customer then did."
        })
public final class BacktestCommand implements Callable<Integer> {

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .build();

    @Option(
            names = "--facts",
            paramLabel = FactsOption.LABEL,
            required = true,
            description = FactsOption.FILES)
    private List<Path> facts;

    @Option(
            names = "--split",
            paramLabel = "ISO",
            required = true,
            description =
                    "Instant or day: facts before it train the model, facts after it are replayed.")
    private String split;

    @Option(
            names = "--horizon-days",
            paramLabel = "N",
            defaultValue = "90",
            description =
                    "A warning is right if there is no purchase for so many days (default: ${DEFAULT-VALUE}).")
    private double horizonDays;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Writes the report as an HTML page (.html).")
    private Path report;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes all figures as JSON.")
    private Path json;

    @Mixin private SettingsOptions settings;

    private final JobRules job;

    public BacktestCommand(JobRules job) {
        this.job = job;
    }

    @Override
    public Integer call() throws Exception {
        long from = Inputs.instant("--split", split).toEpochMilli();
        Inputs.checkHorizon(horizonDays);
        UsageErrors mistakes = new UsageErrors();
        FileOptions files = new FileOptions(mistakes);
        facts.forEach(file -> files.read("--facts", file));
        files.write("--report", report);
        files.write("--json", json);
        mistakes.tell();
        try (Console console = Console.ofThisProcess()) {
            BacktestResult result = test(from, console);
            if (json != null) {
                PrivateFiles.write(json, JSON.writeValueAsBytes(result));
            }
            if (report != null) {
                PrivateFiles.write(report, new Report(result).html());
            }
            console.line(new BacktestText(result).text());
            for (Path out : new Path[] {report, json}) {
                if (out != null) {
                    console.line("Written to " + out);
                }
            }
        }
        return CommandLine.ExitCode.OK;
    }

    private BacktestResult test(long from, Console console) throws Exception {
        JobRules.Rules shop = settings.with(job, Map.of());
        console.line(settings.currency(job));
        FactLog log = Inputs.read(facts, shop, console);
        if (from <= log.first() || from >= log.last()) {
            throw new UsageException("--split must lie within the history");
        }
        FittedModel fitted = Fitting.fit(log, shop.policy(), from - 1, null, horizonDays, console);
        Path model = Files.createTempFile("churn-model", ".json");
        try {
            Files.write(model, fitted.document());
            return new BacktestRun(log, fitted, policies(model), from, horizonDays, console)
                    .result(facts.get(0));
        } finally {
            Files.delete(model);
        }
    }

    /** The rules that the job would have with this model and these settings. */
    private Function<Map<String, String>, Policy> policies(Path model) {
        return changes -> {
            Map<String, String> all = new HashMap<>(changes);
            all.put("churn.model", model.toUri().toString());
            return settings.with(job, all).policy();
        };
    }
}
