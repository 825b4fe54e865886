package io.churnwarnings.domain.calendar;

import java.io.Serializable;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Time as a shop counts it: by its calendar the integral of the rates of local days, exact, in
 * 1/10,000 ms; without a calendar ordinary time. It turns a duration of business time after an
 * instant into an instant and back. Everything that measures a silence or a gap asks it. Instants
 * are UTC epoch milliseconds.
 *
 * <p>Immutable; of the serialized form the calendar and the zone alone are part.
 */
public final class BusinessTime implements Serializable {

    /** An instant that does not come. */
    public static final long NEVER = Long.MAX_VALUE;

    /** The time of a shop without a calendar: every millisecond counts once. */
    public static final BusinessTime ORDINARY = new BusinessTime(null, null);

    private static final long serialVersionUID = 1L;
    private static final int ONE = ShopCalendar.ONE;
    private static final double DAY = 86_400_000.0;

    /** A day, in 1/10,000 ms. */
    private static final double DAY_OF_UNITS = 864_000_000_000.0;

    private final ShopCalendar calendar; // null without one
    private final ZoneId zone;

    /** Made when first asked for. */
    private transient volatile Table table;

    /** The days, their rates, and the business time before each of them since the first one. */
    private record Table(LocalDays days, int[] rates, long[] before) {

        static Table of(ShopCalendar calendar, ZoneId zone) {
            LocalDays days = LocalDays.of(zone);
            int[] rates = calendar.rates();
            long[] before = new long[rates.length + 1];
            for (int day = 0; day < rates.length; day++) {
                before[day + 1] =
                        before[day] + rates[day] * (days.start(day + 1) - days.start(day));
            }
            return new Table(days, rates, before);
        }

        long upTo(long instant) {
            int day = days.at(instant);
            if (day < 0) {
                return (instant - days.start(0)) * ONE;
            }
            int rate = day == rates.length ? ONE : rates[day];
            return before[day] + rate * (instant - days.start(day));
        }

        /** The first instant up to which there is as much business time as this. */
        long first(long time) {
            if (time <= 0) {
                return days.start(0) - Math.floorDiv(-time, (long) ONE);
            }
            int last = rates.length;
            if (time > before[last]) {
                return days.start(last) + ceil(time - before[last], ONE);
            }
            int day = firstAtLeast(time) - 1;
            return days.start(day) + ceil(time - before[day], rates[day]);
        }

        /**
         * The first index at which the business time before is not below this, which is above 0.
         */
        private int firstAtLeast(long time) {
            int found = Arrays.binarySearch(before, time);
            if (found < 0) {
                return -found - 1;
            }
            while (before[found - 1] == time) {
                found--;
            }
            return found;
        }

        private static long ceil(long time, int rate) {
            return -Math.floorDiv(-time, (long) rate);
        }
    }

    private BusinessTime(ShopCalendar calendar, ZoneId zone) {
        this.calendar = calendar;
        this.zone = zone;
    }

    /** Business time by a calendar of local days in a zone. */
    public static BusinessTime of(ShopCalendar calendar, ZoneId zone) {
        return new BusinessTime(calendar, zone);
    }

    /** Whether there is no calendar. */
    public boolean isOrdinary() {
        return calendar == null;
    }

    /** The calendar; null without one. */
    public ShopCalendar calendar() {
        return calendar;
    }

    /**
     * The business time from one instant to another.
     *
     * @param to not before {@code from}
     * @return in 1/10,000 ms
     */
    public long between(long from, long to) {
        if (isOrdinary()) {
            return (to - from) * ONE;
        }
        Table counted = table();
        return counted.upTo(to) - counted.upTo(from);
    }

    /** The business time from one instant to another, in days of 86,400,000 ms. */
    public double days(long from, long to) {
        return isOrdinary() ? (to - from) / DAY : between(from, to) / DAY_OF_UNITS;
    }

    /**
     * The business time of the calendar days ahead, in days.
     *
     * @param days calendar days, 0 or more
     */
    public double daysAhead(long at, double days) {
        return isOrdinary() ? days : days(at, at + (long) Math.rint(days * DAY));
    }

    /**
     * The lengths of successive gaps in days.
     *
     * @param gaps their calendar milliseconds, the last one last
     * @param end the instant at which the last one ends
     */
    public double[] days(List<Long> gaps, long end) {
        double[] days = new double[gaps.size()];
        long to = end;
        for (int i = days.length - 1; i >= 0; i--) {
            long from = to - gaps.get(i);
            days[i] = days(from, to);
            to = from;
        }
        return days;
    }

    /**
     * The first instant at which so much business time has passed since another.
     *
     * @param millis business milliseconds, 0 or more
     * @return not before {@code from}; {@link #NEVER} if it does not come within the range of long
     */
    public long after(long from, long millis) {
        if (isOrdinary() || millis == 0) {
            return from + millis;
        }
        Table counted = table();
        long before = counted.upTo(from);
        if (millis > (Long.MAX_VALUE - Math.max(0, before)) / ONE) {
            return NEVER;
        }
        return counted.first(before + millis * ONE);
    }

    /**
     * The first instant at which so many days of business time have passed since another.
     *
     * @param days 0 or more
     * @return not before {@code from}; {@link #NEVER} if it does not come within the range of long
     */
    public long afterDays(long from, double days) {
        return after(from, (long) Math.ceil(from + days * DAY) - from);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BusinessTime time
                && Objects.equals(calendar, time.calendar)
                && Objects.equals(zone, time.zone);
    }

    @Override
    public int hashCode() {
        return Objects.hash(calendar, zone);
    }

    private Table table() {
        Table made = table;
        if (made == null) {
            made = Table.of(calendar, zone);
            table = made;
        }
        return made;
    }
}
