package io.churnwarnings.job.mapping;

import io.churnwarnings.codec.mapping.FieldPath;
import io.churnwarnings.codec.mapping.MappedField;
import io.churnwarnings.job.config.SettingsReader;
import io.churnwarnings.job.options.MappingOptions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.configuration.ConfigOption;

/** Looks whether what is told of refunds can be meant. */
public final class RefundSettings {

    private static final Set<MappedField> OF_ARRAY =
            Set.of(
                    MappedField.REFUNDS_AMOUNT,
                    MappedField.REFUNDS_CURRENCY,
                    MappedField.REFUNDS_AT);

    private final SettingsReader reader;
    private final Map<MappedField, FieldPath> paths;

    public RefundSettings(SettingsReader reader, Map<MappedField, FieldPath> paths) {
        this.reader = reader;
        this.paths = paths;
    }

    public void check(Map<String, String> types) {
        checkWays();
        checkArray();
        boolean joined =
                types.values().stream()
                        .anyMatch(m -> m.contains("refund") && m.contains("purchase"));
        if (joined && !isTold() && reader.sound(MappingOptions.TYPES)) {
            reader.mistake(
                    MappingOptions.TYPES,
                    MappingOptions.TYPES.key()
                            + " says that a record tells of a purchase and a refund, but not where"
                            + " the refund stands: set "
                            + MappingOptions.REFUNDED_SO_FAR.key()
                            + " (how much went back so far), "
                            + MappingOptions.REFUNDS.key()
                            + " (an array) or "
                            + MappingOptions.REFUNDED_AT.key()
                            + " (one refund)");
        }
    }

    private void checkWays() {
        Set<String> ways = new TreeSet<>();
        for (String way : InputPreset.REFUND_WAYS) {
            if (reader.configuration().keySet().stream().anyMatch(k -> InputPreset.isOf(way, k))) {
                ways.add(way + (way.endsWith("refund") ? ".*" : ""));
            }
        }
        if (ways.size() > 1) {
            reader.mistake(
                    "refunds are recorded in more than one way, and would count twice: keep one of "
                            + String.join(", ", ways));
        }
    }

    private void checkArray() {
        boolean array = paths.containsKey(MappedField.REFUNDS);
        if (!array) {
            OF_ARRAY.stream()
                    .filter(paths::containsKey)
                    .map(MappingSettings::option)
                    .sorted((a, b) -> a.key().compareTo(b.key()))
                    .forEach(
                            option ->
                                    reader.mistake(
                                            option,
                                            option.key()
                                                    + " is set, but "
                                                    + MappingOptions.REFUNDS.key()
                                                    + " is not: set it to the array of refunds"));
            return;
        }
        need(
                MappingOptions.REFUNDS_AT,
                MappedField.REFUNDS_AT,
                "set it, or, if the elements have no times, set "
                        + MappingOptions.REFUNDED_SO_FAR.key()
                        + " to the sum of them instead, as /refunds/[]/total");
        need(MappingOptions.REFUNDS_AMOUNT, MappedField.REFUNDS_AMOUNT, "set it");
    }

    private void need(ConfigOption<String> option, MappedField field, String advice) {
        if (!paths.containsKey(field) && reader.sound(option, MappingOptions.REFUNDS)) {
            reader.mistake(
                    option,
                    MappingOptions.REFUNDS.key()
                            + " is set, but "
                            + option.key()
                            + " is not: "
                            + advice);
        }
    }

    private boolean isTold() {
        return List.of(
                        MappedField.REFUNDS,
                        MappedField.REFUNDED_SO_FAR,
                        MappedField.REFUND_AMOUNT,
                        MappedField.REFUNDED_AT)
                .stream()
                .anyMatch(paths::containsKey);
    }
}
