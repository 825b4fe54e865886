package io.churnwarnings.tools;

import io.churnwarnings.job.config.SettingsException;
import io.churnwarnings.job.settings.ChurnSettings;
import io.churnwarnings.tools.input.JobRules;
import io.churnwarnings.tools.input.UsageException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.configuration.Configuration;

/** The job's own reading of settings. */
final class SettingsOfTheJob implements JobRules {

    @Override
    public Rules read(Path config, Map<String, String> settings) {
        Map<String, String> all =
                new LinkedHashMap<>(
                        Map.of(
                                "churn.source.bootstrap-servers",
                                "127.0.0.1:1",
                                "churn.sink.bootstrap-servers",
                                "127.0.0.1:1"));
        all.putAll(settings);
        try {
            ChurnSettings read = ChurnSettings.of(Configuration.fromMap(all));
            return new Rules(read.configured(), read.decoding());
        } catch (SettingsException e) {
            throw new UsageException(e.getMessage());
        }
    }
}
