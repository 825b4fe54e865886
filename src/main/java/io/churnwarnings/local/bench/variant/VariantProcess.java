package io.churnwarnings.local.bench.variant;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.churnwarnings.local.bench.process.Jvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** Runs a variant in a fresh JVM, by the command that anybody can give. */
public final class VariantProcess {

    /** By name: the command line knows the benchmark, and not the other way round. */
    private static final String COMMAND = "io.churnwarnings.local.ChurnLocal";

    private final RunSpec common;
    private final Variant variant;
    private final String heap;
    private final Path folder;

    public VariantProcess(RunSpec common, Variant variant, String heap, Path folder) {
        this.common = common;
        this.variant = variant;
        this.heap = heap;
        this.folder = folder;
    }

    public RunResult run(String bootstrapServers, String outTopic, LongConsumer progress)
            throws IOException, InterruptedException {
        Path json = folder.resolve("result.json");
        List<String> options = new ArrayList<>(BenchCluster.jvmOptions(folder));
        options.add("-Xmx" + heap);
        // As Flink starts a TaskManager. Without this the kernel clears new pages all through a
        // short run, which a long one no longer pays for.
        options.add("-Xms" + heap);
        options.add("-XX:+AlwaysPreTouch");
        // A compiler thread that ends takes the account of its time with it.
        options.add("-XX:-UseDynamicNumberOfCompilerThreads");
        Process process =
                Jvm.start(
                        folder.resolve("run.log"),
                        options,
                        COMMAND,
                        arguments(bootstrapServers, outTopic, json));
        try (BufferedReader said = process.inputReader(UTF_8)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith("PROGRESS ")) {
                    progress.accept(Long.parseLong(line.substring("PROGRESS ".length())));
                }
            }
        } finally {
            if (process.isAlive()) {
                process.waitFor();
            }
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException(
                    variant + " failed with exit status " + process.exitValue());
        }
        return new ObjectMapper()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .readValue(json.toFile(), RunResult.class);
    }

    private List<String> arguments(String bootstrapServers, String outTopic, Path json) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "bench",
                                "--variant=" + variant,
                                "--bootstrap-servers=" + bootstrapServers,
                                "--topic=" + common.topic(),
                                "--out-topic=" + outTopic,
                                "--facts=" + common.facts(),
                                "--warm-up=" + common.warmUp(),
                                "--parallelism=" + common.parallelism(),
                                "--checkpoint-interval=" + common.checkpointInterval().toSeconds(),
                                "--max-seconds=" + common.mostSeconds(),
                                "--work-dir=" + folder,
                                "--json=" + json));
        common.settings().forEach((key, value) -> arguments.add("-D" + key + "=" + value));
        return arguments;
    }
}
