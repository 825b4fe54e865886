package io.churnwarnings.codec.field;

import io.churnwarnings.codec.json.JsonScalar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/**
 * Reads times in one of several formats; the first that can read one counts.
 *
 * <p>Not thread-safe: it holds the last value read.
 */
public final class TimeReader {

    /** Longer texts are no times, and a decimal could be made to take long. */
    private static final int MOST_CHARS = 64;

    private static final long DAY = 86_400_000;

    private final TimeFormat[] formats;
    private final IsoTimes[] iso;
    private final boolean rows;
    private boolean local;
    private boolean everLocal;

    public TimeReader(List<TimeFormat> formats, boolean rows) {
        this.formats = formats.toArray(TimeFormat[]::new);
        this.rows = rows;
        iso = new IsoTimes[this.formats.length];
        for (int i = 0; i < iso.length; i++) {
            iso[i] = new IsoTimes(this.formats[i].zone());
        }
    }

    /** Whether a time was read that had no offset. */
    public boolean hasReadLocal() {
        return everLocal;
    }

    /** Epoch milliseconds of the years 1 to 9999, or {@link Instants#UNREADABLE}. */
    long parse(JsonScalar field) {
        if (field.length() > MOST_CHARS || !field.isString() && !field.isNumber()) {
            return Instants.UNREADABLE;
        }
        for (int i = 0; i < formats.length; i++) {
            long time = parse(field, formats[i], iso[i]);
            if (time != Instants.UNREADABLE) {
                everLocal |= local;
                return time;
            }
        }
        return Instants.UNREADABLE;
    }

    /** Says of a field that it is no time. */
    String fault() {
        StringBuilder fault = new StringBuilder(formats[0].fault());
        for (int i = 1; i < formats.length; i++) {
            fault.append(", ").append(formats[i].fault());
        }
        return fault.append(", of the years 1 to 9999").toString();
    }

    private long parse(JsonScalar field, TimeFormat format, IsoTimes isoTimes) {
        local = false;
        try {
            return switch (format.kind()) {
                case EPOCH -> epoch(field, format.shift());
                case DAYS -> Instants.inRange(number(field, 0).longValueExact() * DAY);
                case ISO -> iso(field, isoTimes);
                case RFC_2822 -> field.isString() ? mail(field, format) : Instants.UNREADABLE;
                case PATTERN -> pattern(field, format);
            };
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            return Instants.UNREADABLE;
        }
    }

    private long iso(JsonScalar field, IsoTimes isoTimes) {
        if (!field.isString()) {
            return whole(field, 0);
        }
        long time = isoTimes.parse(rows ? RowNumber.strip(field.toString()) : field);
        local = isoTimes.wasLocal();
        return time;
    }

    private long pattern(JsonScalar field, TimeFormat format) {
        CharSequence text = field;
        if (field.isNumber()) {
            if (!format.isDigits()) {
                return Instants.UNREADABLE;
            }
            text = Long.toString(new BigDecimal(field.toString()).longValueExact());
        }
        local = format.isLocal();
        CharSequence written = rows ? RowNumber.strip(text.toString()) : text;
        return Instants.inRange(Instant.from(format.formatter().parse(written)).toEpochMilli());
    }

    private static long mail(JsonScalar field, TimeFormat format) {
        String text =
                field.toString()
                        .replaceAll("\\([^)]*\\)", "")
                        .trim()
                        .replaceAll("\\s+", " ")
                        .replaceFirst(" (UTC?|Z|-0000)$", " GMT");
        return Instants.inRange(Instant.from(format.formatter().parse(text)).toEpochMilli());
    }

    private long epoch(JsonScalar field, int shift) {
        if (field.kind() != JsonScalar.Kind.DECIMAL && field.length() <= 17) {
            CharSequence text = rows ? RowNumber.strip(field.toString()) : field;
            requireDigits(text);
            long number = Long.parseLong(text, 0, text.length(), 10);
            return switch (shift) {
                case 0 -> Instants.inRange(number);
                case 3 -> Instants.inRange(Math.multiplyExact(number, 1000));
                default -> Instants.inRange(Math.floorDiv(number, shift == -3 ? 1_000 : 1_000_000));
            };
        }
        return Instants.inRange(
                number(field, shift).setScale(0, RoundingMode.FLOOR).longValueExact());
    }

    /** A number of whole value is its integer. */
    private static long whole(JsonScalar field, int shift) {
        return field.kind() == JsonScalar.Kind.INTEGER
                ? Instants.ofEpochMillis(field)
                : Instants.inRange(number(field, shift).longValueExact());
    }

    /** Java's own parsers take a plus sign and the digits of every script. */
    private static void requireDigits(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > '9' && (c | 0x20) != 'e' || i == 0 && c == '+') {
                throw new NumberFormatException("not a number");
            }
        }
    }

    private static BigDecimal number(JsonScalar field, int shift) {
        requireDigits(field);
        BigDecimal number = new BigDecimal(field.toString()).movePointRight(shift);
        if (Math.abs(number.precision() - (long) number.scale()) > 17) {
            throw new ArithmeticException("no time");
        }
        return number;
    }
}
