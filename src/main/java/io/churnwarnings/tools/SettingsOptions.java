package io.churnwarnings.tools;

import io.churnwarnings.tools.doctor.Doctor;
import io.churnwarnings.tools.doctor.shape.Sampled;
import io.churnwarnings.tools.input.JobRules;
import io.churnwarnings.tools.input.SettingsFile;
import io.churnwarnings.tools.input.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The settings of the job, for tools that judge customers as the job does. */
final class SettingsOptions {

    private static final String PREFIX = "churn.";

    @Option(
            names = "-D",
            paramLabel = "KEY=VALUE",
            mapFallbackValue = "",
            description = "A setting of the job (churn.*); before those of --config.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--config", paramLabel = "FILE", description = "A YAML file of settings.")
    private Path config;

    @Option(
            names = "--calendar",
            paramLabel = "FILE",
            description = "The shop's calendar (churn.calendar), before those of -D and --config.")
    private Path calendar;

    /**
     * What the job would make of the settings.
     *
     * @param more settings that come before the user's
     * @throws UsageException naming every mistake
     */
    JobRules.Rules with(JobRules job, Map<String, String> more) {
        for (String key : settings.keySet()) {
            if (!key.startsWith(PREFIX)) {
                throw new UsageException(
                        key + " is no setting of the job: those begin with " + PREFIX);
            }
        }
        Map<String, String> all = new LinkedHashMap<>(settings);
        if (calendar != null) {
            all.put("churn.calendar", calendar.toUri().toString());
        }
        all.putAll(more);
        return job.read(config, all);
    }

    /** A doctor who takes for granted what they tell. */
    Doctor doctor(JobRules job) throws IOException {
        return new Doctor(
                more -> with(job, more), with(job, Map.of()).decoding().mapping() != null, told());
    }

    /** All that is set, by key. */
    Map<String, String> told() throws IOException {
        Map<String, String> told = new LinkedHashMap<>(SettingsFile.read(config));
        told.putAll(settings);
        return told;
    }

    /** Says in which currency money is counted. */
    String currency(JobRules job) throws IOException {
        return Assumptions.currency(with(job, Map.of()), told().containsKey("churn.currency.base"));
    }

    /** The oldest records of a topic, read with these settings. */
    Sampled topic(DoctorCommand.Topics topics, String bootstrapServers, String topic) {
        return topics.oldest(bootstrapServers, topic, config, settings);
    }
}
