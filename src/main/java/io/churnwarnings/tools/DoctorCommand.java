package io.churnwarnings.tools;

import io.churnwarnings.codec.Presets;
import io.churnwarnings.tools.doctor.Doctor;
import io.churnwarnings.tools.doctor.shape.Sampled;
import io.churnwarnings.tools.input.FileOptions;
import io.churnwarnings.tools.input.JobRules;
import io.churnwarnings.tools.input.SettingsFile;
import io.churnwarnings.tools.input.UsageErrors;
import io.churnwarnings.tools.input.UsageException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks at a shop's records and says what the job would make of them. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Reads the first records of a file or a topic, recognises their shape and writes the"
                    + " settings for it.",
            "Reports records that would be rejected and why, duplicate, late or wrongly keyed ones, and"
                    + " whether warnings by cycles suit this shop. Changes nothing in Kafka."
        })
public final class DoctorCommand implements Callable<Integer> {

    /** Reads topics, with the settings of the job's own consumer. */
    public interface Topics {

        /**
         * The oldest records of a topic, the same share of each partition.
         *
         * @param config a file of settings, or null
         * @param settings by key, {@code churn.*}; they come before those of the file
         * @throws UsageException naming every mistake
         */
        Sampled oldest(
                String bootstrapServers, String topic, Path config, Map<String, String> settings);
    }

    @Option(names = "--facts", paramLabel = FactsOption.LABEL, description = FactsOption.FILES)
    private List<Path> facts;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "The brokers of the topic.")
    private String bootstrapServers;

    @Option(names = "--topic", paramLabel = "NAME", description = "The topic of the records.")
    private String topic;

    @Option(
            names = "--sample",
            paramLabel = "N",
            defaultValue = "100000",
            description =
                    "How many records are looked at (default: ${DEFAULT-VALUE}); the shape is"
                            + " recognised by the first thousand.")
    private int sample;

    @Option(
            names = "--config-out",
            paramLabel = "FILE",
            description = "Writes the proposed settings, ready for --config.")
    private Path configOut;

    @Option(
            names = "--print-preset",
            paramLabel = "NAME",
            description = "Prints the settings of a preset of churn.input.format, and exits.")
    private String printPreset;

    @Mixin private SettingsOptions settings;

    private final JobRules job;
    private final Topics topics;

    public DoctorCommand(JobRules job, Topics topics) {
        this.job = job;
        this.topics = topics;
    }

    @Override
    public Integer call() throws Exception {
        if (printPreset != null) {
            return printPreset();
        }
        boolean named = bootstrapServers != null && topic != null;
        if ((facts == null) == (bootstrapServers == null) || facts == null && !named) {
            throw new UsageException(
                    "either --facts FILE, or --bootstrap-servers HOST:PORT and --topic NAME");
        }
        if (sample < 1) {
            throw new UsageException("--sample must be at least 1");
        }
        UsageErrors mistakes = new UsageErrors();
        FileOptions files = new FileOptions(mistakes);
        if (facts != null) {
            facts.forEach(file -> files.read("--facts", file));
        }
        files.write("--config-out", configOut);
        mistakes.tell();
        try (Console console = Console.ofThisProcess()) {
            Doctor doctor = settings.doctor(job);
            Doctor.Findings findings =
                    facts == null
                            ? doctor.examine(
                                    settings.topic(topics, bootstrapServers, topic), sample)
                            : doctor.examine(facts, sample);
            findings.lines().forEach(console::line);
            if (configOut != null && findings.settings() != null) {
                new SettingsFile(configOut).write(findings.settings(), findings.remarks());
                console.line("Written to " + configOut);
            }
            return findings.healthy() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        }
    }

    private int printPreset() throws Exception {
        if (!Presets.names().contains(printPreset)) {
            throw new UsageException(
                    "no preset is called "
                            + printPreset
                            + "; there are "
                            + String.join(", ", Presets.names()));
        }
        try (Console screen = Console.ofThisProcess()) {
            Presets.text(printPreset).lines().forEach(screen::line);
        }
        return CommandLine.ExitCode.OK;
    }
}
