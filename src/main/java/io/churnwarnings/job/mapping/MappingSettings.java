package io.churnwarnings.job.mapping;

import io.churnwarnings.codec.field.IdRules;
import io.churnwarnings.codec.mapping.Condition;
import io.churnwarnings.codec.mapping.FieldPath;
import io.churnwarnings.codec.mapping.InputMapping;
import io.churnwarnings.codec.mapping.MappedField;
import io.churnwarnings.job.config.SettingsReader;
import io.churnwarnings.job.options.InputOptions;
import io.churnwarnings.job.options.MappingOptions;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;

/** Reads where in the shop's records the fields of their facts stand. */
public final class MappingSettings {

    private static final Map<MappedField, ConfigOption<String>> OPTIONS =
            new EnumMap<>(
                    Map.ofEntries(
                            Map.entry(MappedField.ORDER_ID, MappingOptions.ORDER_ID),
                            Map.entry(MappedField.CUSTOMER_ID, MappingOptions.CUSTOMER_ID),
                            Map.entry(MappedField.OCCURRED_AT, MappingOptions.OCCURRED_AT),
                            Map.entry(MappedField.TYPE, MappingOptions.TYPE),
                            Map.entry(MappedField.AMOUNT, MappingOptions.AMOUNT),
                            Map.entry(MappedField.CURRENCY, MappingOptions.CURRENCY),
                            Map.entry(MappedField.ITEMS, MappingOptions.ITEMS),
                            Map.entry(MappedField.CANCELLED_AT, MappingOptions.CANCELLED_AT),
                            Map.entry(MappedField.UPDATED_AT, MappingOptions.UPDATED_AT),
                            Map.entry(MappedField.REFUNDS, MappingOptions.REFUNDS),
                            Map.entry(MappedField.REFUNDS_AMOUNT, MappingOptions.REFUNDS_AMOUNT),
                            Map.entry(
                                    MappedField.REFUNDS_CURRENCY, MappingOptions.REFUNDS_CURRENCY),
                            Map.entry(MappedField.REFUNDS_AT, MappingOptions.REFUNDS_AT),
                            Map.entry(MappedField.REFUNDED_SO_FAR, MappingOptions.REFUNDED_SO_FAR),
                            Map.entry(
                                    MappedField.REFUNDED_SO_FAR_AT,
                                    MappingOptions.REFUNDED_SO_FAR_AT),
                            Map.entry(MappedField.REFUNDED_AT, MappingOptions.REFUNDED_AT),
                            Map.entry(MappedField.REFUND_AMOUNT, MappingOptions.REFUND_AMOUNT),
                            Map.entry(
                                    MappedField.REFUND_CURRENCY, MappingOptions.REFUND_CURRENCY)));

    private final SettingsReader told;
    private final SettingsReader reader;
    private final Configuration preset;
    private final String format;

    private MappingSettings(SettingsReader told) {
        this.told = told;
        format = told.required(InputOptions.FORMAT, "a format");
        preset = InputPreset.of(told);
        reader = told.with(InputPreset.with(preset, told.configuration()));
    }

    public static ConfigOption<String> option(MappedField field) {
        return OPTIONS.get(field);
    }

    /** The mapping; null for canonical facts, which have a shorter way. */
    public static InputMapping read(SettingsReader reader) {
        return new MappingSettings(reader).read();
    }

    private InputMapping read() {
        Map<MappedField, FieldPath> paths = paths();
        IdRules ids = IdSettings.read(reader);
        if (ids.orderIsRecord()) {
            paths.remove(MappedField.ORDER_ID);
        }
        Map<String, String> types =
                TypeSettings.read(told, preset, paths.containsKey(MappedField.TYPE));
        new RefundSettings(reader, paths).check(types);
        InputMapping mapping = mapping(paths, types, ids);
        return format.trim().equals(InputPreset.CANONICAL) && isUntouched() ? null : mapping;
    }

    private InputMapping mapping(
            Map<MappedField, FieldPath> paths, Map<String, String> types, IdRules ids) {
        TimeSettings times = new TimeSettings(reader);
        boolean all =
                reader.parsed(
                                MappingOptions.REFUND_WITHOUT_AMOUNT,
                                "all or nothing",
                                text -> text.matches("all|nothing") ? text : null)
                        .orElseThrow()
                        .equals("all");
        Condition ignore = condition(MappingOptions.IGNORE);
        Condition promotion = condition(MappingOptions.PROMOTION);
        String records =
                reader.parsed(
                                MappingOptions.RECORDS,
                                "/ or the place of an array, as /orders",
                                text -> text.matches("/|(/[^/*\\[]+)+") ? text : null)
                        .map(text -> text.equals("/") ? "" : text)
                        .orElse(null);
        boolean changes = reader.flag(MappingOptions.CHANGE_EVENTS);
        boolean lines = reader.flag(MappingOptions.LINES);
        if (!isComplete(paths, ids)) {
            return null;
        }
        try {
            return new InputMapping(
                    paths,
                    types,
                    times.usual(),
                    times.ofPlaces(),
                    times.isZoneAssumed(),
                    MoneyUnits.read(reader),
                    ids,
                    ignore,
                    records,
                    all,
                    changes,
                    lines,
                    promotion);
        } catch (IllegalArgumentException e) {
            reader.mistake("churn.input.mapping: " + e.getMessage());
            return null;
        }
    }

    /** Whether nothing is told but that facts stand where canonical ones do. */
    private boolean isUntouched() {
        for (String key : reader.configuration().keySet()) {
            boolean usual =
                    OPTIONS.entrySet().stream()
                            .anyMatch(
                                    entry ->
                                            entry.getValue().key().equals(key)
                                                    && reader.configuration()
                                                            .getString(key, "")
                                                            .trim()
                                                            .equals(canonical(entry.getKey())));
            if (!usual) {
                return false;
            }
        }
        return true;
    }

    private static String canonical(MappedField field) {
        return field.ordinal() <= MappedField.ITEMS.ordinal() ? "/" + field.canonical() : "";
    }

    private Map<MappedField, FieldPath> paths() {
        Map<MappedField, FieldPath> paths = new EnumMap<>(MappedField.class);
        if (format.trim().equals(InputPreset.CANONICAL)) {
            for (MappedField field : MappedField.values()) {
                if (field.ordinal() <= MappedField.ITEMS.ordinal()) {
                    paths.put(field, FieldPath.parse(canonical(field)));
                }
            }
            paths.put(MappedField.OCCURRED_AT, FieldPath.parse("/occurredAt | ce:time"));
        }
        OPTIONS.forEach(
                (field, option) ->
                        reader.read(option, "a JSON Pointer")
                                .filter(
                                        text ->
                                                field != MappedField.ORDER_ID
                                                        || !text.trim().equals(IdSettings.RECORD))
                                .map(text -> path(field, option, text))
                                .ifPresent(path -> paths.put(field, path)));
        return paths;
    }

    private FieldPath path(MappedField field, ConfigOption<String> option, String text) {
        try {
            FieldPath path = FieldPath.parse(text);
            String fault = fault(field, path);
            if (fault != null) {
                reader.mistake(option, option.key() + " is '" + text + "', but " + fault);
            }
            return path;
        } catch (IllegalArgumentException e) {
            reader.mistake(option, option.key() + ": " + e.getMessage());
            return null;
        }
    }

    private static String fault(MappedField field, FieldPath path) {
        if (path.isComposite() && !field.isId() && !field.isTime()) {
            return "only ids and times can be joined by a colon; write | between places of which"
                    + " the first that is there counts";
        }
        if (path.isProduct() && !field.isMoney()) {
            return "only amounts can be multiplied";
        }
        if (path.isSum()
                && !field.isMoney()
                && !field.isCurrency()
                && field != MappedField.REFUNDS) {
            return "[] stands for several values, which only amounts can be added of; write * for"
                    + " the last element, or [key=word] for the first that has the word";
        }
        return null;
    }

    private Condition condition(ConfigOption<String> option) {
        Optional<String> text = reader.read(option, "a condition");
        try {
            return text.map(Condition::parse).orElse(null);
        } catch (IllegalArgumentException e) {
            reader.mistake(option, option.key() + ": " + e.getMessage());
            return null;
        }
    }

    /** Only rows of a shop's own table have no usual places. */
    private boolean isComplete(Map<MappedField, FieldPath> paths, IdRules ids) {
        boolean complete = true;
        for (MappedField field :
                List.of(MappedField.ORDER_ID, MappedField.CUSTOMER_ID, MappedField.OCCURRED_AT)) {
            ConfigOption<String> option = OPTIONS.get(field);
            boolean given = field == MappedField.ORDER_ID && ids.orderIsRecord();
            if (!given && !paths.containsKey(field)) {
                complete = false;
                if (reader.sound(option, InputOptions.FORMAT)) {
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
}
