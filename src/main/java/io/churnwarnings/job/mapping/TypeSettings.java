package io.churnwarnings.job.mapping;

import io.churnwarnings.codec.field.Escapes;
import io.churnwarnings.codec.mapping.InputMapping;
import io.churnwarnings.job.config.SettingsReader;
import io.churnwarnings.job.options.MappingOptions;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;

/** Reads what the shop's words for what happened mean. */
public final class TypeSettings {

    private static final String KEY = MappingOptions.TYPES.key();

    private TypeSettings() {}

    /**
     * The words and their meanings, those that were told before the preset's.
     *
     * @param mapped whether there is a place of these words
     */
    public static Map<String, String> read(
            SettingsReader told, Configuration preset, boolean mapped) {
        Map<String, String> own = words(told);
        own.forEach((word, meaning) -> check(told, word, meaning));
        if (!own.isEmpty() && !mapped && told.sound(MappingOptions.TYPE)) {
            told.mistake(
                    MappingOptions.TYPES,
                    KEY
                            + " is set, but there is nothing to translate: set "
                            + MappingOptions.TYPE.key()
                            + " to the place of these words");
        }
        // Words for another place mean nothing there.
        boolean ownPlace = told.isSet(MappingOptions.TYPE);
        Map<String, String> all = new TreeMap<>(ownPlace ? Map.of() : words(told.with(preset)));
        all.putAll(own);
        all.values().removeIf(meaning -> !InputMapping.isMeaning(meaning));
        return all;
    }

    private static void check(SettingsReader reader, String word, String meaning) {
        if (InputMapping.isMeaning(meaning)) {
            return;
        }
        String means = KEY + " says that '" + word + "' means '" + meaning + "', but ";
        reader.mistake(
                MappingOptions.TYPES,
                meaning.isEmpty() || meaning.equals("?")
                        ? KEY
                                + " does not say yet what '"
                                + word
                                + "' means: decide whether it tells purchase, refund or cancellation"
                                + " (or several, joined by +), or write heartbeat or ignore"
                        : means
                                + "it must mean purchase, cancellation or refund (or several, joined"
                                + " by +), heartbeat or ignore");
    }

    private static Map<String, String> words(SettingsReader reader) {
        String raw = reader.configuration().getString(KEY, null);
        if (raw == null || raw.indexOf('\\') < 0) {
            return new TreeMap<>(reader.required(MappingOptions.TYPES, "words and what they mean"));
        }
        // Flink's maps know no backslash.
        Map<String, String> words = new TreeMap<>();
        for (String pair : Escapes.split(raw, ',')) {
            var sides = Escapes.split(pair, ':');
            if (sides.size() != 2) {
                reader.fault(MappingOptions.TYPES, "words and what they mean, as paid:purchase");
                return Map.of();
            }
            words.put(Escapes.plain(sides.get(0).trim()), sides.get(1).trim());
        }
        return words;
    }
}
