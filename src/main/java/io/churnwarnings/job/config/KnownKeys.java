package io.churnwarnings.job.config;

import io.churnwarnings.job.options.ChurnOptions;
import io.churnwarnings.job.options.MappingOptions;
import io.churnwarnings.job.options.PlayOptions;
import io.churnwarnings.job.options.ShopOptions;
import io.churnwarnings.job.options.SinkOptions;
import io.churnwarnings.job.options.SourceOptions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ConfigOption;

/**
 * Finds keys of ours that no option has: a misspelt key would else be a setting that quietly does
 * nothing.
 */
public final class KnownKeys {

    private final List<String> keys;
    private final List<String> prefixes;

    public KnownKeys() {
        this.keys = ChurnOptions.all().stream().map(ConfigOption::key).toList();
        this.prefixes =
                List.of(
                        SourceOptions.KAFKA.key() + ".",
                        SinkOptions.KAFKA.key() + ".",
                        ShopOptions.CURRENCY_RATES.key() + ".",
                        PlayOptions.PLAYS.key() + ".",
                        MappingOptions.TYPES.key() + ".");
    }

    public void check(SettingsReader reader) {
        // In order, so that the same mistakes are always the same message.
        for (String key : new TreeSet<>(reader.configuration().keySet())) {
            if (key.startsWith(ChurnOptions.PREFIX) && !isKnown(key)) {
                reader.mistake(key + " is no option of this job" + suggestion(key));
            }
        }
    }

    private boolean isKnown(String key) {
        return keys.contains(key)
                || prefixes.stream().anyMatch(p -> key.startsWith(p) && key.length() > p.length());
    }

    private String suggestion(String key) {
        Optional<String> nearest =
                keys.stream().min(Comparator.comparingInt(known -> distance(key, known)));
        if (nearest.isPresent() && distance(key, nearest.get()) <= Math.max(2, key.length() / 4)) {
            return ": did you mean " + nearest.get() + "?";
        }
        String last = key.substring(key.lastIndexOf('.') + 1);
        String alike =
                keys.stream()
                        .filter(known -> known.endsWith("." + last))
                        .collect(Collectors.joining(", "));
        return alike.isEmpty() ? ": remove it" : ": did you mean " + alike + "?";
    }

    /** How many letters must be put in, taken out or changed to make one of the other. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
