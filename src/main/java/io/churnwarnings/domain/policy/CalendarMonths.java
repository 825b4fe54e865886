package io.churnwarnings.domain.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;

/**
 * The calendar months of a time zone as numbers: months since January of the year 0. The number is
 * looked up; only near an end at which clocks are changed the calendar is asked, as they may be put
 * back there.
 */
public final class CalendarMonths {

    private static final int MONTHS = 12;
    private static final int FIRST_YEAR = 1990;
    private static final int YEARS = 100;
    private static final double MEAN_MONTH = 365.2425 / MONTHS * Policy.DAY;

    /** Longer than any clock is put back. */
    private static final long NEAR = (long) (2 * Policy.DAY);

    /** There is one zone in a job. */
    private static volatile CalendarMonths latest;

    private final ZoneId zone;
    private final long[] starts = new long[MONTHS * YEARS + 1];

    /** How far around each start the calendar is asked, in milliseconds. */
    private final long[] near = new long[starts.length];

    private CalendarMonths(ZoneId zone) {
        this.zone = zone;
        LocalDate first = LocalDate.of(FIRST_YEAR, 1, 1);
        for (int i = 0; i < starts.length; i++) {
            Instant start = first.plusMonths(i).atStartOfDay(zone).toInstant();
            starts[i] = start.toEpochMilli();
            near[i] = changesNear(start) ? NEAR : 0;
        }
    }

    private boolean changesNear(Instant start) {
        ZoneOffsetTransition next = zone.getRules().nextTransition(start.minusMillis(NEAR));
        return next != null && next.getInstant().isBefore(start.plusMillis(NEAR));
    }

    public static CalendarMonths of(ZoneId zone) {
        CalendarMonths months = latest;
        if (months == null || !months.zone.equals(zone)) {
            months = new CalendarMonths(zone);
            latest = months;
        }
        return months;
    }

    /** An instant before which every instant is in an earlier month than this one. */
    public long earliest(int number) {
        int month = number - FIRST_YEAR * MONTHS;
        return month <= 0 || month >= starts.length ? Long.MIN_VALUE : starts[month] - NEAR;
    }

    /** The number of the month of an instant in UTC epoch milliseconds. */
    public int number(long instant) {
        int month = (int) ((instant - starts[0]) / MEAN_MONTH);
        for (int i = Math.max(0, month - 1); i <= month + 1 && i < starts.length - 1; i++) {
            if (instant >= starts[i] + near[i] && instant < starts[i + 1] - near[i + 1]) {
                return FIRST_YEAR * MONTHS + i;
            }
        }
        ZonedDateTime local = Instant.ofEpochMilli(instant).atZone(zone);
        return local.getYear() * MONTHS + local.getMonthValue() - 1;
    }
}
