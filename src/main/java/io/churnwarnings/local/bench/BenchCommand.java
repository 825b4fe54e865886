package io.churnwarnings.local.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.churnwarnings.local.bench.process.BrokerProcess;
import io.churnwarnings.local.bench.process.Folders;
import io.churnwarnings.local.bench.variant.RunResult;
import io.churnwarnings.local.bench.variant.RunSpec;
import io.churnwarnings.local.bench.variant.Variant;
import io.churnwarnings.local.bench.variant.VariantRun;
import io.churnwarnings.tools.Console;
import io.churnwarnings.tools.input.UsageException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the job against its parts and against a first draft of it. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures how fast the job is, against its own parts and against a first draft of it:"
                    + " each in a fresh JVM, alternating, on a topic of synthetic facts on a broker with a"
                    + " JVM of its own.",
            "With --bootstrap-servers one variant runs in this JVM on a topic that is there"
                    + " already, and says PROGRESS n now and then, PROCESSED n when the last record is"
                    + " in, and DONE warnings when everything is committed."
        })
public final class BenchCommand implements Callable<Integer> {

    @Option(
            names = {"--variants", "--variant"},
            split = ",",
            paramLabel = "V",
            defaultValue = "read,decode,keyed,events,hashmap,job,textbook",
            description =
                    "What runs: ${COMPLETION-CANDIDATES} (default: all but profiles, the job with"
                            + " the profiles topic).")
    private List<Variant> variants;

    @Option(
            names = "--facts",
            paramLabel = "N",
            defaultValue = "5000000",
            description = "Number of facts (default: ${DEFAULT-VALUE}).")
    private long facts;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "Number of warm-up facts that are not measured (default: a tenth).")
    private Long warmUp;

    @Option(
            names = "--max-seconds",
            paramLabel = "S",
            defaultValue = "0",
            description =
                    "Cuts every run short so many seconds after its warm-up (default: never).")
    private int mostSeconds;

    @Option(
            names = "--parallelism",
            paramLabel = "P",
            defaultValue = "2",
            description = "Parallelism of the job (default: ${DEFAULT-VALUE}).")
    private int parallelism;

    @Option(
            names = "--checkpoint-interval",
            paramLabel = "S",
            defaultValue = "30",
            description = "Seconds between two checkpoints (default: ${DEFAULT-VALUE}).")
    private int checkpointInterval;

    @Option(
            names = "-D",
            paramLabel = "KEY=VALUE",
            mapFallbackValue = "",
            description = "A setting of the job (churn.*) or of Flink.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Also writes the figures to this file, as JSON.")
    private Path json;

    @Option(
            names = "--work-dir",
            paramLabel = "DIR",
            defaultValue = "${sys:java.io.tmpdir}",
            description =
                    "Where the folder for broker and checkpoints is made (default:"
                            + " ${DEFAULT-VALUE}).")
    private Path workDir;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "B",
            description = "Broker that already has the topic: one run, in this JVM.")
    private String bootstrapServers;

    @Option(names = "--topic", paramLabel = "T", description = "The topic on that broker.")
    private String topic;

    @Option(
            names = "--out-topic",
            paramLabel = "O",
            description = "Topic of the warnings on that broker; created if absent.")
    private String outTopic;

    @Mixin private StandingOptions standing;

    @Mixin private SyntheticFactsOptions made;

    @Override
    public Integer call() throws Exception {
        check();
        Path folder = Files.createTempDirectory(Files.createDirectories(workDir), "churn-bench-");
        boolean done = false;
        try {
            Object numbers =
                    standing.any()
                            ? measure(folder)
                            : bootstrapServers == null ? compare(folder) : runOne(folder);
            if (json != null) {
                new ObjectMapper()
                        .writerWithDefaultPrettyPrinter()
                        .writeValue(json.toFile(), numbers);
            }
            done = true;
        } finally {
            if (done) {
                Folders.delete(folder);
            } else {
                System.err.println("The logs are in " + folder);
            }
        }
        return CommandLine.ExitCode.OK;
    }

    private void check() {
        if (facts < 1 || parallelism < 1 || checkpointInterval < 1 || mostSeconds < 0) {
            throw new UsageException(
                    "--facts, --parallelism and --checkpoint-interval must be 1 or more, and"
                            + " --max-seconds 0 or more");
        }
        if (warmUp != null && (warmUp < 0 || warmUp >= facts)) {
            throw new UsageException("--warm-up must be 0 or more, and less than --facts");
        }
        if (bootstrapServers != null
                && (variants.size() != 1 || topic == null || outTopic == null)) {
            throw new UsageException(
                    "--bootstrap-servers needs --topic, --out-topic and one --variant");
        }
        if (standing.any() && bootstrapServers != null) {
            throw new UsageException("--latency and --jump bring their own broker");
        }
        standing.check();
        made.check();
        File folder = json == null ? null : json.toAbsolutePath().getParent().toFile();
        if (folder != null && !folder.isDirectory()) {
            throw new UsageException("--json: the folder " + folder + " does not exist");
        }
    }

    private RunSpec spec(Path folder, String brokers, String from, String to) {
        return new RunSpec(
                variants.get(0),
                brokers,
                from,
                to,
                facts,
                warmUp == null ? facts / 10 : warmUp,
                parallelism,
                Duration.ofSeconds(checkpointInterval),
                mostSeconds,
                settings,
                folder);
    }

    private RunResult runOne(Path folder) throws Exception {
        logTo(folder);
        return new VariantRun(spec(folder, bootstrapServers, topic, outTopic), System.out::println)
                .run();
    }

    private ComparisonResult compare(Path folder) throws Exception {
        Console console = Console.ofThisProcess();
        try (Comparison comparison =
                new Comparison(spec(folder, null, "purchases", null), variants, made, console)) {
            ComparisonResult result = comparison.run();
            console.line(new BenchReport(result).text());
            return result;
        }
    }

    private StandingResult measure(Path folder) throws Exception {
        logTo(folder);
        variants = List.of(Variant.JOB);
        settings.putIfAbsent("churn.clock.mode", standing.clockMode());
        try (Console console = Console.ofThisProcess();
                BrokerProcess broker = BrokerProcess.start(folder)) {
            RunSpec spec = spec(folder, broker.bootstrapServers(), "purchases", "warnings");
            Comparison.create(broker.bootstrapServers(), spec.topic(), made.partitions);
            StandingResult result = standing.run(spec, made, console);
            console.line(result.text());
            return result;
        }
    }

    private static void logTo(Path folder) {
        if (System.getProperty("churn.local.log") == null) {
            System.setProperty("churn.local.log", folder.resolve("run.log").toString());
        }
    }
}
