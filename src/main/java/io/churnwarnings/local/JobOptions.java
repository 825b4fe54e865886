package io.churnwarnings.local;

import io.churnwarnings.job.JobDefaults;
import io.churnwarnings.local.flink.InProcess;
import io.churnwarnings.tools.input.FileOptions;
import io.churnwarnings.tools.input.JobRules;
import io.churnwarnings.tools.input.UsageErrors;
import io.churnwarnings.tools.input.UsageException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.IllegalConfigurationException;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Option;

/** The settings with which a savepoint is made or looked at: those of its job. */
final class JobOptions {

    private static final String MODEL = "churn.model";
    private static final int MOST_PARALLEL = 128;

    @Option(
            names = "-D",
            paramLabel = "KEY=VALUE",
            mapFallbackValue = "",
            description = "A setting of the job (churn.*) or of Flink; before those of --config.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--config", paramLabel = "FILE", description = "A YAML file of settings.")
    private Path config;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "The population model that fit has written (churn.model).")
    private Path model;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            defaultValue = "2",
            description = "Number of threads (default: ${DEFAULT-VALUE}).")
    private int parallelism;

    /**
     * The settings of the job with these options.
     *
     * @throws UsageException with every error
     */
    JobRules.Rules rules() {
        UsageErrors mistakes = new UsageErrors();
        mistakes.inRange("--parallelism", parallelism, 1, 1, MOST_PARALLEL);
        FileOptions files = new FileOptions(mistakes);
        files.read("--config", config);
        files.read("--model", model);
        if (model != null && settings.put(MODEL, model.toUri().toString()) != null) {
            mistakes.add("--model: the model is also given as -D" + MODEL);
        }
        LocalJobs jobs = new LocalJobs(config, settings, null);
        mistakes.gather(jobs::check);
        mistakes.gather(this::maxParallelism);
        mistakes.tell();
        return jobs.rules();
    }

    /** The maximum parallelism of the job that the savepoint is for. */
    int maxParallelism() {
        try {
            return Configuration.fromMap(settings)
                    .getOptional(PipelineOptions.MAX_PARALLELISM)
                    .orElse(JobDefaults.MAX_PARALLELISM);
        } catch (IllegalArgumentException | IllegalConfigurationException e) {
            throw new UsageException(
                    PipelineOptions.MAX_PARALLELISM.key() + " must be a whole number");
        }
    }

    int parallelism() {
        return parallelism;
    }

    /** Flink inside this process, for as long as a job runs. */
    StreamExecutionEnvironment environment() {
        return InProcess.environment(parallelism);
    }
}
