package io.churnwarnings.codec.field;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/**
 * Times of ISO 8601 as databases and data frames write them: a blank may replace the T and precede
 * the offset, the offset may lack its colon, its minutes or be absent, and a date is its midnight.
 *
 * <p>Not thread-safe: it holds the last value read.
 */
final class IsoTimes {

    private static final long DAY = 86_400_000;

    private final ZoneRules zone;
    private final int fixed;
    private boolean local;

    /**
     * @param zone that of times without offset
     */
    IsoTimes(ZoneId zone) {
        this.zone = zone.getRules();
        fixed =
                this.zone.isFixedOffset()
                        ? this.zone.getOffset(Instant.EPOCH).getTotalSeconds()
                        : 0;
    }

    /** Whether the time that was read last had no offset. */
    boolean wasLocal() {
        return local;
    }

    /** The instant of a text in epoch milliseconds, or {@link Instants#UNREADABLE}. */
    long parse(CharSequence s) {
        local = false;
        int length = s.length();
        if (length < 10 || s.charAt(4) != '-' || s.charAt(7) != '-') {
            return Instants.UNREADABLE;
        }
        int year = Instants.digits(s, 0, 4);
        int month = Instants.digits(s, 5, 2);
        int day = Instants.digits(s, 8, 2);
        if (year < 1
                || month < 1
                || month > 12
                || day < 1
                || day > YearMonth.of(year, month).lengthOfMonth()) {
            return Instants.UNREADABLE;
        }
        long midnight = LocalDate.of(year, month, day).toEpochDay() * DAY;
        return length == 10 ? ofLocal(midnight) : parse(s, midnight);
    }

    private long parse(CharSequence s, long midnight) {
        char t = s.charAt(10);
        int minutes = t == 'T' || t == 't' || t == ' ' ? Instants.clockMinutes(s, 11, 23) : -1;
        if (minutes < 0) {
            return Instants.UNREADABLE;
        }
        long time = midnight + minutes * 60_000L;
        int at = 16;
        if (at < s.length() && s.charAt(at) == ':') {
            int second = Instants.digits(s, at + 1, 2);
            int end = second < 0 || second > 59 ? -1 : Instants.fractionEnd(s, at + 3);
            if (end < 0) {
                return Instants.UNREADABLE;
            }
            time += second * 1000L + Instants.fractionMillis(s, at + 3, end);
            at = end;
        }
        if (at == s.length()) {
            return ofLocal(time);
        }
        at += s.charAt(at) == ' ' ? 1 : 0;
        int offset = offsetMinutes(s, at);
        return offset == Integer.MIN_VALUE
                ? Instants.UNREADABLE
                : Instants.inRange(time - offset * 60_000L);
    }

    /** The offset that ends the text, or {@link Integer#MIN_VALUE} if it does not end so. */
    private static int offsetMinutes(CharSequence s, int at) {
        int left = s.length() - at;
        char sign = left > 0 ? s.charAt(at) : 0;
        if ((sign == 'Z' || sign == 'z') && left == 1
                || left == 3 && s.subSequence(at, s.length()).toString().equals("UTC")) {
            return 0;
        }
        if (sign != '+' && sign != '-') {
            return Integer.MIN_VALUE;
        }
        int hours = Instants.digits(s, at + 1, 2);
        int minutes =
                switch (left) {
                    case 3 -> 0;
                    case 5 -> Instants.digits(s, at + 3, 2);
                    case 6 -> s.charAt(at + 3) == ':' ? Instants.digits(s, at + 4, 2) : -1;
                    default -> -1;
                };
        if (hours < 0 || minutes < 0 || minutes > 59 || hours * 60 + minutes > 18 * 60) {
            return Integer.MIN_VALUE;
        }
        return sign == '-' ? -(hours * 60 + minutes) : hours * 60 + minutes;
    }

    /** Where the clocks change, the offset before it holds. */
    private long ofLocal(long time) {
        local = true;
        if (zone.isFixedOffset()) {
            return Instants.inRange(time - fixed * 1000L);
        }
        LocalDateTime written =
                LocalDateTime.ofEpochSecond(Math.floorDiv(time, 1000), 0, ZoneOffset.UTC);
        // In a gap and in an overlap this is the offset before it.
        int seconds = zone.getOffset(written).getTotalSeconds();
        return Instants.inRange(time - seconds * 1000L);
    }
}
