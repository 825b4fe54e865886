package io.churnwarnings.job.mapping;

import io.churnwarnings.codec.field.Escapes;
import io.churnwarnings.codec.field.TimeFormat;
import io.churnwarnings.codec.mapping.MappedField;
import io.churnwarnings.job.config.SettingsReader;
import io.churnwarnings.job.options.MappingOptions;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.ConfigOption;

/** Reads how the shop's records write times. */
public final class TimeSettings {

    private static final Map<MappedField, ConfigOption<String>> OF_PLACES =
            new EnumMap<>(
                    Map.of(
                            MappedField.OCCURRED_AT, MappingOptions.OCCURRED_AT_FORMAT,
                            MappedField.UPDATED_AT, MappingOptions.UPDATED_AT_FORMAT,
                            MappedField.CANCELLED_AT, MappingOptions.CANCELLED_AT_FORMAT,
                            MappedField.REFUNDS_AT, MappingOptions.REFUNDS_AT_FORMAT,
                            MappedField.REFUNDED_SO_FAR_AT,
                                    MappingOptions.REFUNDED_SO_FAR_AT_FORMAT,
                            MappedField.REFUNDED_AT, MappingOptions.REFUNDED_AT_FORMAT));

    private final SettingsReader reader;
    private final ZoneId zone;
    private final List<TimeFormat> usual;
    private final Map<MappedField, List<TimeFormat>> ofPlaces = new EnumMap<>(MappedField.class);

    public TimeSettings(SettingsReader reader) {
        this.reader = reader;
        zone =
                reader.parsed(
                                MappingOptions.TIME_ZONE,
                                "a zone such as Europe/Berlin or UTC",
                                ZoneId::of)
                        .orElse(null);
        usual = read(MappingOptions.TIME_FORMAT).orElse(List.of(iso()));
        OF_PLACES.forEach(
                (field, option) -> read(option).ifPresent(formats -> ofPlaces.put(field, formats)));
        checkZone();
    }

    /** How times are written everywhere else. */
    public List<TimeFormat> usual() {
        return usual;
    }

    /** How they are written at places of which that is told. */
    public Map<MappedField, List<TimeFormat>> ofPlaces() {
        return ofPlaces;
    }

    /** Whether it was not told where times without offset are meant. */
    public boolean isZoneAssumed() {
        return zone == null;
    }

    private TimeFormat iso() {
        return TimeFormat.named("iso", zone);
    }

    private void checkZone() {
        boolean meant =
                usual.stream().anyMatch(TimeFormat::hasZone)
                        || ofPlaces.values().stream()
                                .flatMap(List::stream)
                                .anyMatch(TimeFormat::hasZone);
        if (zone != null && !meant) {
            reader.mistake(
                    MappingOptions.TIME_ZONE,
                    MappingOptions.TIME_ZONE.key()
                            + " is set, but times in "
                            + usual.get(0)
                            + " have none: remove it, or set "
                            + MappingOptions.TIME_FORMAT.key()
                            + " to a pattern");
        }
    }

    private Optional<List<TimeFormat>> read(ConfigOption<String> option) {
        return reader.read(option, "a format of times").map(text -> formats(option, text));
    }

    private List<TimeFormat> formats(ConfigOption<String> option, String text) {
        List<TimeFormat> formats = new ArrayList<>();
        for (String written : Escapes.split(text, '|')) {
            formats.add(format(option, Escapes.plain(written).trim()));
        }
        return formats;
    }

    private TimeFormat format(ConfigOption<String> option, String text) {
        TimeFormat named = TimeFormat.named(text, zone);
        if (named != null) {
            return named;
        }
        try {
            return TimeFormat.pattern(text, zone);
        } catch (IllegalArgumentException | DateTimeException e) {
            reader.mistake(
                    option,
                    option.key()
                            + " is '"
                            + text
                            + "', but must be iso, epoch-s, epoch-ms, epoch-us, epoch-ns, rfc-2822"
                            + " or a pattern such as yyyy-MM-dd HH:mm:ss, or several with | between"
                            + " them: "
                            + e.getMessage());
            return iso();
        }
    }
}
