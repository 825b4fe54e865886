package io.churnwarnings.codec.field;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Times as facts carry them: {@code YYYY-MM-DDThh:mm[:ss[.f]](Z|±hh:mm)}, or integer epoch
 * milliseconds. Years 1 to 9999 in UTC; fractions are cut to milliseconds.
 */
public final class Instants {

    /** The value of an unreadable time. */
    public static final long UNREADABLE = Long.MIN_VALUE;

    private static final long EARLIEST = LocalDate.of(1, 1, 1).toEpochDay() * 86_400_000L;
    private static final long LATEST = LocalDate.of(10_000, 1, 1).toEpochDay() * 86_400_000L - 1;
    private static final int MAX_OFFSET_MINUTES = 18 * 60;
    private static final int MAX_FRACTION_DIGITS = 9;

    private Instants() {}

    /** The instant of an integer's text in epoch milliseconds, or {@link #UNREADABLE}. */
    public static long ofEpochMillis(CharSequence integer) {
        // More digits are out of range in any case, and a long could not hold them.
        int length = integer.length();
        return length > 16 ? UNREADABLE : inRange(Long.parseLong(integer, 0, length, 10));
    }

    /** The instant of a text in epoch milliseconds, or {@link #UNREADABLE}. */
    static long parse(CharSequence s) {
        if (s.length() < 17 || !punctuated(s)) {
            return UNREADABLE;
        }
        int year = digits(s, 0, 4);
        int month = digits(s, 5, 2);
        int day = digits(s, 8, 2);
        int minutes = clockMinutes(s, 11, 23);
        if (year < 0 || month < 1 || month > 12 || day < 1 || minutes < 0) {
            return UNREADABLE;
        }
        if (day > YearMonth.of(year, month).lengthOfMonth()) {
            return UNREADABLE;
        }
        int at = 16;
        int millis = 0;
        if (s.charAt(at) == ':') {
            int second = digits(s, at + 1, 2);
            if (second < 0 || second > 59) {
                return UNREADABLE;
            }
            at += 3;
            int end = fractionEnd(s, at);
            if (end < 0) {
                return UNREADABLE;
            }
            millis = second * 1000 + fractionMillis(s, at, end);
            at = end;
        }
        int offset = offsetMinutes(s, at);
        if (offset == Integer.MIN_VALUE) {
            return UNREADABLE;
        }
        long midnight = LocalDate.of(year, month, day).toEpochDay() * 86_400_000L;
        return inRange(midnight + (minutes - offset) * 60_000L + millis);
    }

    /** An instant of the years 1 to 9999, or {@link #UNREADABLE}. */
    public static long inRange(long millis) {
        return millis < EARLIEST || millis > LATEST ? UNREADABLE : millis;
    }

    private static boolean punctuated(CharSequence s) {
        char t = s.charAt(10);
        return s.charAt(4) == '-' && s.charAt(7) == '-' && (t == 'T' || t == 't');
    }

    /** {@code hh:mm} as minutes, or -1. */
    public static int clockMinutes(CharSequence s, int at, int lastHour) {
        if (s.length() < at + 5 || s.charAt(at + 2) != ':') {
            return -1;
        }
        int hour = digits(s, at, 2);
        int minute = digits(s, at + 3, 2);
        return hour < 0 || hour > lastHour || minute < 0 || minute > 59 ? -1 : hour * 60 + minute;
    }

    /**
     * Where the fraction that may start at {@code at} ends: {@code at} if there is none, -1 if it
     * is malformed.
     */
    public static int fractionEnd(CharSequence s, int at) {
        if (at >= s.length() || s.charAt(at) != '.') {
            return at;
        }
        int end = at + 1;
        while (end < s.length() && digit(s, end) >= 0) {
            end++;
        }
        int digits = end - at - 1;
        return digits < 1 || digits > MAX_FRACTION_DIGITS ? -1 : end;
    }

    public static int fractionMillis(CharSequence s, int at, int end) {
        int millis = 0;
        for (int i = at + 1; i <= at + 3; i++) {
            millis = millis * 10 + (i < end ? digit(s, i) : 0);
        }
        return millis;
    }

    /** The offset that ends the text, or {@link Integer#MIN_VALUE} if it does not end so. */
    private static int offsetMinutes(CharSequence s, int at) {
        char sign = at < s.length() ? s.charAt(at) : 0;
        if ((sign == 'Z' || sign == 'z') && s.length() == at + 1) {
            return 0;
        }
        if (sign != '+' && sign != '-' || s.length() != at + 6) {
            return Integer.MIN_VALUE;
        }
        int minutes = clockMinutes(s, at + 1, 18);
        if (minutes < 0 || minutes > MAX_OFFSET_MINUTES) {
            return Integer.MIN_VALUE;
        }
        return sign == '-' ? -minutes : minutes;
    }

    /** {@code count} ASCII digits as a number, or -1. */
    public static int digits(CharSequence s, int at, int count) {
        if (s.length() < at + count) {
            return -1;
        }
        int number = 0;
        for (int i = at; i < at + count; i++) {
            int digit = digit(s, i);
            if (digit < 0) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static int digit(CharSequence s, int at) {
        char c = s.charAt(at);
        return c >= '0' && c <= '9' ? c - '0' : -1;
    }
}
