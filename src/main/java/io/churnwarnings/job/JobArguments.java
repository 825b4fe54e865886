package io.churnwarnings.job;

import io.churnwarnings.job.config.SettingsException;
import io.churnwarnings.job.settings.ChurnSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;

/**
 * The arguments of the job's main class: {@code [--config FILE]}. All else comes with Flink's own
 * configuration.
 *
 * @param config a YAML file of {@code churn.*} options, or null
 */
public record JobArguments(Path config) {

    private static final String CONFIG = "--config";
    private static final String USAGE =
            "usage: flink run [-Dchurn.key=value ...] churn-warnings.jar [--config FILE]";

    /**
     * Reads the arguments.
     *
     * @throws SettingsException if they are not of this form
     */
    public static JobArguments parse(String... arguments) {
        if (arguments.length == 0) {
            return new JobArguments(null);
        }
        if (arguments.length == 2 && arguments[0].equals(CONFIG)) {
            return new JobArguments(Path.of(arguments[1]));
        }
        if (arguments.length == 1 && arguments[0].startsWith(CONFIG + "=")) {
            return new JobArguments(Path.of(arguments[0].substring(CONFIG.length() + 1)));
        }
        throw new SettingsException(
                List.of(
                        "the arguments are '"
                                + Stream.of(arguments)
                                        .map(JobArguments::name)
                                        .collect(Collectors.joining(" "))
                                + "'; "
                                + USAGE));
    }

    /** The part of an argument that may be shown: its value may be a password. */
    private static String name(String argument) {
        int end = argument.indexOf('=');
        if (end >= 0) {
            return argument.substring(0, end) + "=...";
        }
        return argument.startsWith("-") ? argument : "...";
    }

    /**
     * The settings in Flink's configuration and in the file, if there is one.
     *
     * @throws SettingsException with all mistakes, if there is any
     */
    public ChurnSettings settings(Configuration flink) {
        return config == null ? ChurnSettings.of(flink) : ChurnSettings.of(flink, config);
    }
}
