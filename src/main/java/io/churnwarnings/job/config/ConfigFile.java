package io.churnwarnings.job.config;

import io.churnwarnings.job.options.ChurnOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.YamlParserUtils;

/** A file of our options, in the strict YAML of Flink's own config.yaml: keys nested or dotted. */
public final class ConfigFile {

    private static final int MOST_BYTES = 1 << 20;

    /** Aliases let a small file stand for any number of values. */
    private static final int MOST_SETTINGS = 1_000;

    private final Path file;
    private final Configuration configuration = new Configuration();
    private final List<String> mistakes;
    private int found;

    private ConfigFile(Path file, List<String> mistakes) {
        this.file = file;
        this.mistakes = mistakes;
    }

    /**
     * Reads the valid settings of a file.
     *
     * @param mistakes receives the errors: the file is unreadable, is not such YAML, or has unknown
     *     options
     */
    public static Configuration read(Path file, List<String> mistakes) {
        ConfigFile reading = new ConfigFile(file, mistakes);
        reading.load();
        return reading.configuration;
    }

    private void load() {
        if (!Files.isRegularFile(file)) {
            mistakes.add(file + ": no such file; --config takes a YAML file of churn options");
            return;
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                mistakes.add("%s: larger than %,d bytes".formatted(file, MOST_BYTES));
                return;
            }
            if (Files.readString(file).isBlank()) {
                return;
            }
            Map<String, Object> document = YamlParserUtils.loadYamlFile(file.toFile());
            if (document != null) {
                flatten("", document);
            }
        } catch (IOException e) {
            mistakes.add(file + ": cannot be read");
        } catch (Exception | StackOverflowError e) {
            // Flink's loader declares no narrower exception and has no limit of depth. Its message
            // may quote the file, and with it a password.
            mistakes.add(
                    file
                            + ": not YAML of the kind of Flink's config.yaml (keys and values, each"
                            + " key once)");
        }
    }

    private void flatten(String prefix, Map<?, ?> values) {
        for (Map.Entry<?, ?> entry : values.entrySet()) {
            String key = prefix + entry.getKey();
            if (entry.getValue() instanceof Map<?, ?> nested) {
                flatten(key + ".", nested);
            } else if (++found <= MOST_SETTINGS) {
                take(key, entry.getValue());
            }
            if (found > MOST_SETTINGS) {
                break;
            }
        }
        if (prefix.isEmpty() && found > MOST_SETTINGS) {
            mistakes.add("%s: more than %,d settings".formatted(file, MOST_SETTINGS));
        }
    }

    private void take(String key, Object value) {
        if (!key.startsWith(ChurnOptions.PREFIX)) {
            mistakes.add(
                    file
                            + ": "
                            + key
                            + " is no option of this job: set it in Flink's config.yaml or with"
                            + " -D");
        } else if (value == null) {
            mistakes.add(file + ": " + key + " has no value: give it one, or remove it");
        } else {
            configuration.setString(
                    key,
                    value instanceof List ? YamlParserUtils.toYAMLString(value) : value.toString());
        }
    }
}
