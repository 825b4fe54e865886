package io.churnwarnings.codec.field;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Objects;

/** One way in which a shop may write its times. */
public final class TimeFormat implements Serializable {

    private static final long serialVersionUID = 2;

    /** How a time is read. */
    public enum Kind {
        ISO,
        EPOCH,
        DAYS,
        RFC_2822,
        PATTERN
    }

    /** ISO 8601, or integer epoch milliseconds; of times without offset in UTC. */
    public static final TimeFormat ISO = new TimeFormat("iso", Kind.ISO, null, 0);

    public static final TimeFormat EPOCH_SECONDS = new TimeFormat("epoch-s", Kind.EPOCH, null, 3);
    public static final TimeFormat EPOCH_MILLIS = new TimeFormat("epoch-ms", Kind.EPOCH, null, 0);
    public static final TimeFormat EPOCH_MICROS = new TimeFormat("epoch-us", Kind.EPOCH, null, -3);
    public static final TimeFormat EPOCH_NANOS = new TimeFormat("epoch-ns", Kind.EPOCH, null, -6);

    /** As a column of days is sent on by Debezium. */
    public static final TimeFormat EPOCH_DAYS = new TimeFormat("days", Kind.DAYS, null, 0);

    /** As in the header of a mail: {@code Tue, 5 Mar 2024 09:07:00 +0100}. */
    public static final TimeFormat RFC_2822 = new TimeFormat("rfc-2822", Kind.RFC_2822, null, 0);

    private final String name;
    private final Kind kind;
    private final ZoneId zone;
    private final int shift;
    private transient DateTimeFormatter formatter;

    private TimeFormat(String name, Kind kind, ZoneId zone, int shift) {
        this.name = name;
        this.kind = kind;
        this.zone = zone;
        this.shift = shift;
    }

    /**
     * The format with a name, or null if it must be a pattern.
     *
     * @param zone that of times without offset; null for UTC
     */
    public static TimeFormat named(String name, ZoneId zone) {
        for (TimeFormat format :
                new TimeFormat[] {
                    ISO, EPOCH_SECONDS, EPOCH_MILLIS, EPOCH_MICROS, EPOCH_NANOS, RFC_2822
                }) {
            if (format.name.equals(name)) {
                return format.kind == Kind.ISO && zone != null
                        ? new TimeFormat(name, Kind.ISO, zone, 0)
                        : format;
            }
        }
        return null;
    }

    /**
     * Times in a pattern of {@link DateTimeFormatter}; English names of days and months.
     *
     * @param zone that of times without offset; null for UTC
     * @throws IllegalArgumentException if it is no pattern of an instant
     */
    public static TimeFormat pattern(String pattern, ZoneId zone) {
        TimeFormat format = new TimeFormat(pattern, Kind.PATTERN, zone, 0);
        String written = format.formatter().format(Instant.EPOCH);
        try {
            Instant.from(format.formatter().parse(written));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "the pattern does not tell an instant: it needs a date", e);
        }
        return format;
    }

    /** Whether its times have no offset, so that they need a zone. */
    public boolean isLocal() {
        return kind == Kind.PATTERN && !name.replaceAll("'[^']*'", "").matches(".*[VzOXxZ].*");
    }

    /** Whether a zone means something to it. */
    public boolean hasZone() {
        return kind == Kind.ISO || isLocal();
    }

    public Kind kind() {
        return kind;
    }

    /** The zone of times without offset. */
    public ZoneId zone() {
        return zone == null ? ZoneId.of("UTC") : zone;
    }

    /** By how many places the point of a number moves to the right until it is in milliseconds. */
    public int shift() {
        return shift;
    }

    /** Whether a time is nothing but digits, so that it may come as a number. */
    public boolean isDigits() {
        return kind == Kind.PATTERN && name.matches("[yuMdHmsS]+");
    }

    /** Says of a field that it is no time of this format. */
    public String fault() {
        return switch (kind) {
            case ISO -> "neither an ISO-8601 time nor epoch milliseconds";
            case DAYS -> "not a number of days";
            case EPOCH -> "not a number in " + name;
            case RFC_2822 -> "not a time as in mails (rfc-2822)";
            case PATTERN -> "not a time written as " + name;
        };
    }

    public DateTimeFormatter formatter() {
        if (formatter == null) {
            formatter =
                    kind == Kind.RFC_2822
                            ? DateTimeFormatter.RFC_1123_DATE_TIME
                            : ofPattern().withZone(zone());
        }
        return formatter;
    }

    private DateTimeFormatter ofPattern() {
        DateTimeFormatterBuilder builder =
                new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(name);
        if (!name.contains("H") && !name.contains("h") && !name.contains("k")) {
            builder.parseDefaulting(ChronoField.HOUR_OF_DAY, 0);
        }
        return builder.toFormatter(Locale.ENGLISH);
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
