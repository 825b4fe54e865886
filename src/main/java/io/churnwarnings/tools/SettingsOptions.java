package io.churnwarnings.tools;

import io.churnwarnings.job.ChurnOptions;
import io.churnwarnings.job.ChurnSettings;
import io.churnwarnings.job.SettingsException;
import io.churnwarnings.job.SinkOptions;
import io.churnwarnings.job.SourceOptions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.Option;

/** The settings of the job, for tools that judge customers as the job does. */
final class SettingsOptions {

    @Option(
            names = "-D",
            paramLabel = "KEY=VALUE",
            mapFallbackValue = "",
            description = "A setting of the job (churn.*); before those of --config.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--config", paramLabel = "FILE", description = "A YAML file of settings.")
    private Path config;

    /**
     * What the job would make of the settings.
     *
     * @param more settings that come before the user's
     * @throws UsageException naming every mistake
     */
    ChurnSettings with(Map<String, String> more) {
        Configuration configuration = new Configuration();
        settings.forEach(
                (key, value) -> {
                    if (!key.startsWith(ChurnOptions.PREFIX)) {
                        throw new UsageException(
                                key + " is no setting of the job: those begin with churn.");
                    }
                    configuration.setString(key, value);
                });
        more.forEach(configuration::setString);
        // No broker is talked to, but the job would need one.
        configuration.set(SourceOptions.BOOTSTRAP_SERVERS, "127.0.0.1:1");
        configuration.set(SinkOptions.BOOTSTRAP_SERVERS, "127.0.0.1:1");
        try {
            return config == null
                    ? ChurnSettings.of(configuration)
                    : ChurnSettings.of(configuration, config);
        } catch (SettingsException e) {
            throw new UsageException(e.getMessage());
        }
    }
}
