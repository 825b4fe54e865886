package io.churnwarnings.local;

import io.churnwarnings.local.run.FirstYear;
import io.churnwarnings.local.run.LiveClock;
import io.churnwarnings.local.run.LocalRun;
import io.churnwarnings.local.run.OutFile;
import io.churnwarnings.local.run.RunFolder;
import io.churnwarnings.local.run.RunLifecycle;
import io.churnwarnings.local.run.RunPlan;
import io.churnwarnings.local.run.Scenario;
import io.churnwarnings.local.run.WarningScore;
import io.churnwarnings.tools.Assumptions;
import io.churnwarnings.tools.Console;
import io.churnwarnings.tools.FactsOption;
import io.churnwarnings.tools.input.FileOptions;
import io.churnwarnings.tools.input.JobRules;
import io.churnwarnings.tools.input.SettingsFile;
import io.churnwarnings.tools.input.UsageErrors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the job on a file, or on a made-up shop. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        versionProvider = ChurnLocal.Version.class,
        sortOptions = false,
        description = {
            "Runs the whole job on this machine: starts a Kafka broker and a Flink cluster inside"
                    + " this process, plays purchases and shows the customers it warns of.",
            "Without --facts a made-up shop supplies the purchases: its first year trains the"
                    + " population model, then the rest is played, and the result reports"
                    + " how many warnings came true."
        })
final class RunCommand implements Callable<Integer> {

    private static final int PARALLELISM = 2;
    private static final int MOST_TASKS = 128;
    private static final String MODEL = "churn.model";

    @Option(names = "--facts", paramLabel = FactsOption.LABEL, description = FactsOption.FILES)
    private List<Path> facts;

    @Option(
            names = "--live",
            description = {
                "Plays the made-up shop against the wall clock, a day a second, with a quiet night"
                        + " and an outage: the clock advances, and is held. For this"
                        + " churn.clock.quiet-after, quiet-limit and hold-grace are 1, 10 and 5 days of"
                        + " the shop, whatever is set."
            })
    private boolean live;

    @Option(
            names = "--follow",
            description = {
                "Plays nothing: reads the records that others write to the purchases topic, until Ctrl-C."
                        + " The clock follows wall time, with churn.clock.* as in production."
            })
    private boolean follow;

    @Option(
            names = "--events-out",
            paramLabel = "FILE",
            description = "File of the warnings (default: events.jsonl in the run's folder).")
    private Path eventsOut;

    @Option(
            names = "--rejected-out",
            paramLabel = "FILE",
            description =
                    "Where rejected records go (default: rejected.jsonl in the run's folder).")
    private Path rejectedOut;

    @Option(
            names = "-D",
            paramLabel = "KEY=VALUE",
            mapFallbackValue = "",
            description = "A setting of the job (churn.*) or of Flink; before those of --config.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "The population model that fit has written (churn.model).")
    private Path model;

    @Option(names = "--config", paramLabel = "FILE", description = "A YAML file of settings.")
    private Path config;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "Parallelism of the job (default: " + PARALLELISM + ").")
    private Integer parallelism;

    @Option(
            names = "--checkpoint-dir",
            paramLabel = "DIR",
            description =
                    "Folder of the checkpoints, kept after the run (default: deleted with the run).")
    private Path checkpoints;

    @Option(
            names = "--work-dir",
            paramLabel = "DIR",
            defaultValue = "${sys:java.io.tmpdir}",
            description = "Parent of the run's folder (default: ${DEFAULT-VALUE}).")
    private Path workDir;

    @Option(
            names = "--keep-running",
            description = "Keeps broker and cluster running until Ctrl-C.")
    private boolean keepRunning;

    @Mixin private ScenarioOptions shop;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Console console = Console.ofThisProcess();
        RunPlan plan = plan(console);
        LocalRun run = new LocalRun(plan, console);
        console.line("Playing      " + plan.play().name());
        console.line("Run folder   " + plan.folder().dir());
        return new RunLifecycle(run, plan, System.err).carryOut();
    }

    /**
     * Finds every mistake that can be found before anything is started or written.
     *
     * @throws UsageException with all of them
     */
    private RunPlan plan(Console console) throws IOException {
        UsageErrors mistakes = new UsageErrors();
        ChurnLocal.parseErrors(spec.commandLine()).forEach(e -> mistakes.add(e.getMessage()));
        int tasks =
                (int) mistakes.inRange("--parallelism", parallelism, PARALLELISM, 1, MOST_TASKS);
        FileOptions files = new FileOptions(mistakes);
        for (Path file : facts == null ? List.<Path>of() : facts) {
            files.read("--facts", file);
        }
        files.read("--config", config);
        files.read("--model", model);
        files.write("--events-out", eventsOut);
        files.write("--rejected-out", rejectedOut);
        files.folder("--checkpoint-dir", checkpoints);
        files.folder("--work-dir", workDir);
        RunFolder folder = RunFolder.in(workDir);
        if (mistakes.none()) {
            // Before Flink is asked anything: the first message opens the log.
            mistakes.gather(() -> folder.create(checkpoints));
        }
        if (model != null && settings.put(MODEL, model.toUri().toString()) != null) {
            mistakes.add("--model: the model is also given as -D" + MODEL);
        }
        LocalJobs told = new LocalJobs(config, settings, null);
        mistakes.gather(told::check);
        JobRules.Rules rules = mistakes.none() ? told.rules() : null;
        Scenario play = play(rules, mistakes, console);
        if (!mistakes.none()) {
            folder.discard();
            if (play != null && !play.isFollow()) {
                play.records().close();
            }
        }
        mistakes.tell();
        LocalJobs jobs = new LocalJobs(config, settings, LiveClock.of(play));
        return new RunPlan(
                folder,
                play,
                learns() ? learn(jobs, folder, console) : null,
                jobs,
                out("--events-out", eventsOut, folder.dir().resolve("events.jsonl")),
                out("--rejected-out", rejectedOut, folder.dir().resolve("rejected.jsonl")),
                checkpoints == null ? folder.checkpoints() : checkpoints.toAbsolutePath(),
                tasks,
                jobs.flinkSettings(),
                keepRunning);
    }

    /** Whether a made-up shop is played that has a first year to learn from. */
    private boolean learns() {
        return facts == null && !live && !follow && FirstYear.isPartOf(shop.made());
    }

    /** Adds the settings learnt from the first year of the synthetic shop. */
    private WarningScore learn(LocalJobs jobs, RunFolder folder, Console console)
            throws IOException {
        try {
            FirstYear first = new FirstYear(shop.made(), jobs.rules(), console);
            jobs.add(first.settings(folder.model()));
            return first.critic(jobs.rules());
        } catch (IOException | RuntimeException e) {
            folder.discard();
            throw e;
        }
    }

    private Scenario play(JobRules.Rules rules, UsageErrors mistakes, Console console)
            throws IOException {
        if (Stream.of(facts != null, live, follow).filter(given -> given).count() > 1) {
            mistakes.add("only one of --facts, --live and --follow can be played");
            return null;
        }
        if (follow) {
            if (shop.given()) {
                mistakes.add("--follow plays nothing: no options of the made-up shop go with it");
            }
            return Scenario.follow();
        }
        if (facts == null) {
            if (rules != null && rules.decoding().mapping() != null) {
                mistakes.add(
                        "the made-up shop writes canonical facts: without --facts, remove"
                                + " churn.input.format and churn.input.mapping");
            }
            return live ? shop.show(mistakes, console::line) : shop.play(mistakes);
        }
        if (shop.given()) {
            mistakes.add("--facts plays a file: the options of the made-up shop do not go with it");
        }
        if (rules != null) {
            console.line(Assumptions.currency(rules, isSet("churn.currency.base")));
        }
        return PlayedFiles.open(facts, rules, mistakes, console);
    }

    private boolean isSet(String key) throws IOException {
        return settings.containsKey(key) || SettingsFile.read(config).containsKey(key);
    }

    private static OutFile out(String option, Path wanted, Path otherwise) {
        return new OutFile(option, wanted == null ? otherwise : wanted);
    }
}
