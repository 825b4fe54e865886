package io.churnwarnings.codec.field;

import io.churnwarnings.codec.json.JsonScalar;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Objects;

/** How a shop writes its times. */
public final class TimeFormat implements Serializable {

    private static final long serialVersionUID = 1;

    /** As in canonical facts: ISO-8601 with offset, or integer epoch milliseconds. */
    public static final TimeFormat ISO = new TimeFormat("iso", false, null, 0);

    public static final TimeFormat EPOCH_SECONDS = new TimeFormat("epoch-s", false, null, 3);
    public static final TimeFormat EPOCH_MILLIS = new TimeFormat("epoch-ms", false, null, 0);
    public static final TimeFormat EPOCH_MICROS = new TimeFormat("epoch-us", false, null, -3);

    /** Longer texts are no times, and a decimal could be made to take long. */
    private static final int MOST_CHARS = 64;

    private final String name;
    private final boolean pattern;
    private final ZoneId zone;
    private final int shift;
    private transient DateTimeFormatter formatter;

    private TimeFormat(String name, boolean pattern, ZoneId zone, int shift) {
        this.name = name;
        this.pattern = pattern;
        this.zone = zone;
        this.shift = shift;
    }

    /** The format with a name, or null if it must be a pattern. */
    public static TimeFormat named(String name) {
        for (TimeFormat format :
                new TimeFormat[] {ISO, EPOCH_SECONDS, EPOCH_MILLIS, EPOCH_MICROS}) {
            if (format.name.equals(name)) {
                return format;
            }
        }
        return null;
    }

    /**
     * Times in a pattern of {@link DateTimeFormatter}; English names of days and months.
     *
     * @param zone that of local times; null if the pattern has a zone or an offset
     * @throws IllegalArgumentException if it is no pattern of an instant
     */
    public static TimeFormat pattern(String pattern, ZoneId zone) {
        TimeFormat format = new TimeFormat(pattern, true, zone, 0);
        String written =
                format.formatter()
                        .withZone(zone == null ? ZoneId.of("UTC") : zone)
                        .format(Instant.EPOCH);
        try {
            format.instant(written);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "the pattern does not tell an instant: it needs a date, and an offset or a"
                            + " zone where churn.input.mapping.time-zone is not set",
                    e);
        }
        return format;
    }

    /** Says of a field that it is no time of this format. */
    public String fault() {
        return isIso()
                ? "neither an ISO-8601 instant with offset nor epoch milliseconds"
                : pattern ? "not a time written as " + name : "not a number in " + name;
    }

    /** Epoch milliseconds of the years 1 to 9999, or {@link Instants#UNREADABLE}. */
    long parse(JsonScalar field) {
        if (isIso()) {
            return FactFields.canonicalTime(field);
        }
        boolean text = field.isString();
        if (!text && (pattern || !field.isNumber()) || field.length() > MOST_CHARS) {
            return Instants.UNREADABLE;
        }
        try {
            return Instants.inRange(pattern ? instant(field).toEpochMilli() : epoch(field));
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            return Instants.UNREADABLE;
        }
    }

    private boolean isIso() {
        return this == ISO || !pattern && name.equals(ISO.name);
    }

    private long epoch(JsonScalar field) {
        if (field.kind() != JsonScalar.Kind.DECIMAL && field.length() <= 17) {
            long number = Long.parseLong(field, 0, field.length(), 10);
            return shift < 0 ? Math.floorDiv(number, 1000) : shift > 0 ? number * 1000 : number;
        }
        BigDecimal number = new BigDecimal(field.toString()).movePointRight(shift);
        return Math.abs(number.precision() - (long) number.scale()) > 17
                ? Instants.UNREADABLE
                : number.setScale(0, RoundingMode.FLOOR).longValueExact();
    }

    private Instant instant(CharSequence text) {
        TemporalAccessor time = formatter().parse(text);
        return Instant.from(time);
    }

    private DateTimeFormatter formatter() {
        if (formatter == null) {
            DateTimeFormatterBuilder builder =
                    new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(name);
            if (!name.contains("H") && !name.contains("h") && !name.contains("k")) {
                builder.parseDefaulting(ChronoField.HOUR_OF_DAY, 0);
            }
            formatter = builder.toFormatter(Locale.ENGLISH);
            if (zone != null) {
                formatter = formatter.withZone(zone);
            }
        }
        return formatter;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TimeFormat that
                && name.equals(that.name)
                && Objects.equals(zone, that.zone);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return zone == null ? name : name + " in " + zone;
    }
}
