package io.churnwarnings.job.settings;

import io.churnwarnings.codec.field.FieldPath;
import io.churnwarnings.codec.field.InputFormat;
import io.churnwarnings.codec.field.InputMapping;
import io.churnwarnings.codec.field.MappedField;
import io.churnwarnings.codec.field.TimeFormat;
import io.churnwarnings.job.options.InputOptions;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.ConfigOption;

/** Reads where in the shop's records the fields of a fact stand. */
final class MappingSettings {

    private static final List<String> MEANINGS =
            List.of("purchase", "cancellation", "refund", "heartbeat");

    private static final Map<MappedField, ConfigOption<String>> OPTIONS =
            new EnumMap<>(
                    Map.of(
                            MappedField.ORDER_ID, InputOptions.ORDER_ID,
                            MappedField.CUSTOMER_ID, InputOptions.CUSTOMER_ID,
                            MappedField.OCCURRED_AT, InputOptions.OCCURRED_AT,
                            MappedField.TYPE, InputOptions.TYPE,
                            MappedField.AMOUNT, InputOptions.AMOUNT,
                            MappedField.CURRENCY, InputOptions.CURRENCY,
                            MappedField.ITEMS, InputOptions.ITEMS,
                            MappedField.CANCELLED_AT, InputOptions.CANCELLED_AT,
                            MappedField.REFUNDED_AT, InputOptions.REFUNDED_AT,
                            MappedField.REFUND_AMOUNT, InputOptions.REFUND_AMOUNT));

    private final SettingsReader reader;
    private final InputFormat format;

    private MappingSettings(SettingsReader reader) {
        this.reader = reader;
        this.format =
                reader.required(
                        InputOptions.FORMAT, "canonical, segment, shopify, ga4 or debezium");
    }

    /** The mapping; null for canonical facts, which have a shorter way. */
    static InputMapping read(SettingsReader reader) {
        MappingSettings settings = new MappingSettings(reader);
        Map<MappedField, FieldPath> paths = settings.paths();
        Map<String, String> types = settings.types(paths);
        TimeFormat times = settings.times();
        boolean untouched =
                settings.format == InputFormat.CANONICAL
                        && paths.equals(InputMapping.CANONICAL.paths())
                        && types.isEmpty()
                        && times.equals(TimeFormat.ISO);
        if (untouched || !settings.isComplete(paths)) {
            return null;
        }
        try {
            return new InputMapping(paths, types, times, settings.format == InputFormat.DEBEZIUM);
        } catch (IllegalArgumentException e) {
            reader.mistake("churn.input.mapping: " + e.getMessage());
            return null;
        }
    }

    private Map<MappedField, FieldPath> paths() {
        Map<MappedField, FieldPath> paths = new EnumMap<>(MappedField.class);
        if (format == InputFormat.CANONICAL) {
            paths.putAll(InputMapping.CANONICAL.paths());
        }
        format.paths().forEach((field, path) -> paths.put(field, FieldPath.parse(path)));
        OPTIONS.forEach(
                (field, option) ->
                        reader.read(option, "a JSON Pointer")
                                .map(text -> path(field, option, text))
                                .ifPresent(path -> paths.put(field, path)));
        return paths;
    }

    private FieldPath path(MappedField field, ConfigOption<String> option, String text) {
        try {
            FieldPath path = FieldPath.parse(text);
            if (path.isComposite() && !field.isId()) {
                reader.mistake(
                        option,
                        option.key()
                                + " is '"
                                + text
                                + "', but only ids can be joined by a colon; write | between places"
                                + " of which the first that is there counts");
            }
            return path;
        } catch (IllegalArgumentException e) {
            reader.mistake(option, option.key() + ": " + e.getMessage());
            return null;
        }
    }

    /** Only rows of a shop's own table have no usual places. */
    private boolean isComplete(Map<MappedField, FieldPath> paths) {
        boolean complete = true;
        for (MappedField field :
                List.of(MappedField.ORDER_ID, MappedField.CUSTOMER_ID, MappedField.OCCURRED_AT)) {
            ConfigOption<String> option = OPTIONS.get(field);
            if (!paths.containsKey(field)) {
                complete = false;
                if (reader.sound(option)) {
                    reader.mistake(
                            option,
                            InputOptions.FORMAT.key()
                                    + " is "
                                    + format
                                    + ", but "
                                    + option.key()
                                    + " is not set: set it to the column, as /"
                                    + field.key().replace('-', '_'));
                }
            }
        }
        return complete;
    }

    private Map<String, String> types(Map<MappedField, FieldPath> paths) {
        Map<String, String> own =
                new TreeMap<>(reader.required(InputOptions.TYPES, "words and what they mean"));
        own.forEach(
                (word, meaning) -> {
                    if (!MEANINGS.contains(meaning)) {
                        reader.mistake(
                                InputOptions.TYPES,
                                InputOptions.TYPES.key()
                                        + " says that '"
                                        + word
                                        + "' means '"
                                        + meaning
                                        + "', but it must mean one of "
                                        + String.join(", ", MEANINGS));
                    }
                });
        if (!own.isEmpty()
                && !paths.containsKey(MappedField.TYPE)
                && reader.sound(InputOptions.TYPE)) {
            reader.mistake(
                    InputOptions.TYPES,
                    InputOptions.TYPES.key()
                            + " is set, but there is nothing to translate: set "
                            + InputOptions.TYPE.key()
                            + " to the place of these words");
        }
        // Words for another place mean nothing there.
        boolean ownPlace = reader.isSet(InputOptions.TYPE);
        Map<String, String> all = new TreeMap<>(ownPlace ? Map.of() : format.types());
        all.putAll(own);
        all.values().retainAll(MEANINGS);
        return all;
    }

    private TimeFormat times() {
        ZoneId zone =
                reader.parsed(
                                InputOptions.TIME_ZONE,
                                "a zone such as Europe/Berlin or UTC",
                                ZoneId::of)
                        .orElse(null);
        String text = reader.read(InputOptions.TIME_FORMAT, "a format of times").orElse(null);
        TimeFormat named = text == null ? format.times() : TimeFormat.named(text.trim());
        if (named != null) {
            if (zone != null) {
                reader.mistake(
                        InputOptions.TIME_ZONE,
                        InputOptions.TIME_ZONE.key()
                                + " is set, but times in "
                                + named
                                + " have none: remove it, or set "
                                + InputOptions.TIME_FORMAT.key()
                                + " to a pattern");
            }
            return named;
        }
        try {
            return TimeFormat.pattern(text.trim(), zone);
        } catch (IllegalArgumentException | DateTimeException e) {
            if (reader.sound(InputOptions.TIME_ZONE)) {
                reader.mistake(
                        InputOptions.TIME_FORMAT,
                        InputOptions.TIME_FORMAT.key()
                                + " is '"
                                + text
                                + "', but must be iso, epoch-s, epoch-ms, epoch-us or a pattern"
                                + " such as yyyy-MM-dd HH:mm:ss with "
                                + InputOptions.TIME_ZONE.key()
                                + " set to the zone of such times: "
                                + e.getMessage());
            }
            return TimeFormat.ISO;
        }
    }
}
