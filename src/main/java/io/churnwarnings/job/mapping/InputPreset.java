package io.churnwarnings.job.mapping;

import io.churnwarnings.codec.Presets;
import io.churnwarnings.job.config.ConfigFile;
import io.churnwarnings.job.config.KnownKeys;
import io.churnwarnings.job.config.SettingsReader;
import io.churnwarnings.job.options.InputOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;

/** The options that a shape of records brings along, and those that were told on top of them. */
public final class InputPreset {

    public static final String CANONICAL = "canonical";

    private static final String FILE = "file:";
    private static final String MAPPING = "churn.input.mapping.";

    /** The ways in which refunds can be told: one excludes the others. */
    static final List<String> REFUND_WAYS =
            List.of(MAPPING + "refunds", MAPPING + "refunded-so-far", MAPPING + "refund");

    private InputPreset() {}

    /** The options of the shape that {@code churn.input.format} names; none for canonical facts. */
    public static Configuration of(SettingsReader reader) {
        String format = reader.required(InputOptions.FORMAT, "a format").trim();
        if (format.equals(CANONICAL)) {
            return new Configuration();
        }
        if (format.startsWith(FILE)) {
            return read(Path.of(format.substring(FILE.length())), reader);
        }
        if (!Presets.names().contains(format)) {
            reader.fault(
                    InputOptions.FORMAT,
                    "canonical, "
                            + String.join(", ", Presets.names())
                            + ", or file:PATH with a preset of one's own");
            return new Configuration();
        }
        return ofText(format, reader);
    }

    private static Configuration ofText(String name, SettingsReader reader) {
        Path file = null;
        try {
            // Flink reads YAML from files alone.
            file = Files.createTempFile("preset", ".yaml");
            Files.writeString(file, Presets.text(name));
            return read(file, reader);
        } catch (IOException e) {
            reader.mistake(InputOptions.FORMAT, "the preset " + name + " cannot be read: " + e);
            return new Configuration();
        } finally {
            delete(file);
        }
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }

    private static Configuration read(Path file, SettingsReader reader) {
        List<String> mistakes = new ArrayList<>();
        Configuration preset = ConfigFile.read(file, mistakes);
        new KnownKeys().check(reader.with(preset));
        for (String mistake : mistakes) {
            reader.mistake(InputOptions.FORMAT, InputOptions.FORMAT.key() + ": " + mistake);
        }
        for (String key : List.copyOf(preset.keySet())) {
            if (!key.startsWith(MAPPING)) {
                reader.mistake(
                        InputOptions.FORMAT,
                        file + ": " + key + " is no option of a preset: set it beside the preset");
                preset.removeKey(key);
            }
        }
        return preset;
    }

    /** The options of a preset, without those that what was told replaces, and what was told. */
    public static Configuration with(Configuration preset, Configuration told) {
        Configuration all = new Configuration(preset);
        String way = wayOf(told);
        for (String key : preset.keySet()) {
            boolean otherWay = way != null && isRefund(key) && !isOf(way, key);
            if (otherWay || isFormatOfAnother(key, told)) {
                all.removeKey(key);
            }
        }
        for (Map.Entry<String, String> option : told.toMap().entrySet()) {
            if (option.getKey().startsWith(MAPPING)) {
                all.setString(option.getKey(), option.getValue());
            }
        }
        return all;
    }

    /** How the preset's place is written is not how another place is. */
    private static boolean isFormatOfAnother(String key, Configuration told) {
        String place = key.replaceFirst("\\.time-format$", "");
        return !place.equals(key) && told.containsKey(place);
    }

    private static String wayOf(Configuration told) {
        for (String way : REFUND_WAYS) {
            if (told.keySet().stream().anyMatch(key -> isOf(way, key))) {
                return way;
            }
        }
        return null;
    }

    private static boolean isRefund(String key) {
        return REFUND_WAYS.stream().anyMatch(way -> isOf(way, key));
    }

    /** Whether an option is one of a way to tell refunds. */
    static boolean isOf(String way, String key) {
        return key.equals(way) || key.startsWith(way + ".");
    }
}
