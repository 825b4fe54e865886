package io.churnwarnings.domain.calendar;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;

/**
 * The local days of a time zone from 1990-01-01 to 2199-12-31, by the instants at which they begin.
 * A day begins at the first instant of its date or, where the zone skipped that, of a later one,
 * and ends where the next begins: 23 to 25 hours where clocks change, nothing where the zone
 * skipped the whole date. Of a date that comes twice around midnight the later part belongs to the
 * next day.
 */
public final class LocalDays {

    /** The first day. */
    public static final LocalDate FIRST = LocalDate.of(1990, 1, 1);

    /** The day behind the last one. */
    public static final LocalDate END = LocalDate.of(2200, 1, 1);

    private static final int COUNT = Math.toIntExact(END.toEpochDay() - FIRST.toEpochDay());
    private static final double MEAN_DAY = 86_400_000.0;

    /** A job has one zone. */
    private static volatile LocalDays latest;

    private final ZoneId zone;
    private final long[] starts = new long[COUNT + 1];

    private LocalDays(ZoneId zone) {
        this.zone = zone;
        for (int day = 0; day <= COUNT; day++) {
            starts[day] = FIRST.plusDays(day).atStartOfDay(zone).toInstant().toEpochMilli();
        }
    }

    /** The local days of a zone. */
    public static LocalDays of(ZoneId zone) {
        LocalDays days = latest;
        if (days == null || !days.zone.equals(zone)) {
            days = new LocalDays(zone);
            latest = days;
        }
        return days;
    }

    /** How many days there are. */
    public int count() {
        return COUNT;
    }

    /** The date of a day, from 0 on. */
    public LocalDate date(int day) {
        return FIRST.plusDays(day);
    }

    /** The number of a date; below 0 or at least {@link #count} where it is outside. */
    public static long number(LocalDate date) {
        return date.toEpochDay() - FIRST.toEpochDay();
    }

    /**
     * The instant at which a day begins, in UTC epoch milliseconds.
     *
     * @param day from 0 to {@link #count}
     */
    public long start(int day) {
        return starts[day];
    }

    /**
     * The instant at which a date begins, in UTC epoch milliseconds.
     *
     * @param date from {@link #FIRST} to {@link #END}
     */
    public long start(LocalDate date) {
        return starts[Math.toIntExact(number(date))];
    }

    /**
     * The day that holds an instant.
     *
     * @param instant UTC epoch milliseconds
     * @return -1 before the first day, {@link #count} after the last one
     */
    public int at(long instant) {
        if (instant < starts[0]) {
            return -1;
        }
        if (instant >= starts[COUNT]) {
            return COUNT;
        }
        int guess = (int) ((instant - starts[0]) / MEAN_DAY);
        for (int day = Math.max(0, guess - 1); day <= guess + 1 && day < COUNT; day++) {
            if (instant >= starts[day] && instant < starts[day + 1]) {
                return day;
            }
        }
        int found = Arrays.binarySearch(starts, instant);
        if (found < 0) {
            return -found - 2;
        }
        while (starts[found + 1] == instant) {
            found++;
        }
        return found;
    }
}
