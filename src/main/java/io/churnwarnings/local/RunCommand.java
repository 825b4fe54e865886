package io.churnwarnings.local;

import io.churnwarnings.codec.file.RecordFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the job on a file, or on a made-up shop. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs the whole job on this machine: starts a Kafka broker and a Flink cluster inside this process, plays"
                    + " purchases and shows whom it warns of.",
            "Without --facts the purchases are those of a made-up shop."
        })
final class RunCommand implements Callable<Integer> {

    private static final int MAX_PARALLELISM = 128;
    private static final int INTERRUPTED = 130;

    @Option(
            names = "--facts",
            paramLabel = "FILE",
            description = "Purchases to play: .jsonl, .csv or .raw.")
    private Path facts;

    @Option(
            names = "--events-out",
            paramLabel = "FILE",
            description = "Where the warnings go (default: events.jsonl in the run's folder).")
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

    @Option(names = "--config", paramLabel = "FILE", description = "A YAML file of settings.")
    private Path config;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            defaultValue = "2",
            description = "Of the job (default: ${DEFAULT-VALUE}).")
    private int parallelism;

    @Option(
            names = "--checkpoint-dir",
            paramLabel = "DIR",
            description = "Where checkpoints go and stay (default: deleted with the run).")
    private Path checkpoints;

    @Option(
            names = "--work-dir",
            paramLabel = "DIR",
            defaultValue = "${sys:java.io.tmpdir}",
            description = "Where the run's folder is made (default: ${DEFAULT-VALUE}).")
    private Path workDir;

    @Option(names = "--keep-running", description = "Leaves everything up until Ctrl-C.")
    private boolean keepRunning;

    @Mixin private PlayedShopOptions shop;

    @Override
    public Integer call() throws Exception {
        if (parallelism < 1 || parallelism > MAX_PARALLELISM) {
            throw new UsageException("--parallelism must be 1 to " + MAX_PARALLELISM);
        }
        RunFolder folder = RunFolder.create(workDir);
        Screen screen = Screen.ofThisProcess();
        LocalRun run;
        try {
            run = new LocalRun(plan(folder), screen);
        } catch (UsageException | IOException e) {
            folder.discard();
            throw e;
        }
        screen.line("Playing      " + (facts == null ? shop : facts));
        screen.line("Run folder   " + folder.dir());
        return carryOut(run);
    }

    private static int carryOut(LocalRun run) throws Exception {
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread hook = new Thread(() -> closeAtInterrupt(run, interrupted), "close-at-interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
        try (run) {
            run.run();
            return CommandLine.ExitCode.OK;
        } catch (Exception e) {
            // What breaks because everything is being taken down is no news.
            if (interrupted.get()) {
                return INTERRUPTED;
            }
            throw e;
        }
    }

    private static void closeAtInterrupt(LocalRun run, AtomicBoolean interrupted) {
        interrupted.set(true);
        try {
            run.close();
        } catch (Exception e) {
            System.err.println("not everything could be cleaned up: " + e);
        }
    }

    /** Finds every mistake that can be found before anything is started. */
    private RunPlan plan(RunFolder folder) throws IOException {
        LocalJobs jobs = new LocalJobs(config, settings);
        jobs.on("127.0.0.1:1");
        Play play = play();
        return new RunPlan(
                folder,
                play,
                jobs,
                out(eventsOut, folder.dir().resolve("events.jsonl")),
                out(rejectedOut, folder.dir().resolve("rejected.jsonl")),
                checkpoints == null ? folder.checkpoints() : checkpoints.toAbsolutePath(),
                parallelism,
                jobs.flinkSettings(),
                keepRunning);
    }

    private Play play() throws IOException {
        if (facts == null) {
            return shop.play();
        }
        if (shop.given()) {
            throw new UsageException(
                    "--facts plays a file: the options of the made-up shop do not go with it");
        }
        return Play.file(RecordFile.open(facts, System::currentTimeMillis));
    }

    private OutFile out(Path wanted, Path otherwise) throws IOException {
        Path path = wanted == null ? otherwise : wanted;
        if (facts != null && Files.exists(path) && Files.isSameFile(path, facts)) {
            throw new UsageException(path + " is the file of --facts and would be overwritten");
        }
        return OutFile.create(path);
    }
}
