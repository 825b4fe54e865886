package io.churnwarnings.domain.calendar;

import java.io.Serializable;
import java.time.ZoneId;
import java.util.Arrays;

/**
 * Time as a shop's calendar counts it: the integral of the rates of local days, exact, in 1/10,000
 * ms. It turns a duration of business time after an instant into an instant and back. Instants are
 * UTC epoch milliseconds.
 *
 * <p>Immutable; of the serialized form the calendar and the zone alone are part.
 */
public final class BusinessTime implements Serializable {

    /** An instant that does not come. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final long serialVersionUID = 1L;
    private static final int ONE = ShopCalendar.ONE;

    /** A day, in 1/10,000 ms. */
    private static final double DAY = 864_000_000_000.0;

    private final ShopCalendar calendar;
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

    /** The calendar. */
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
        Table counted = table();
        return counted.upTo(to) - counted.upTo(from);
    }

    /** The business time from one instant to another, in days of 86,400,000 ms. */
    public double days(long from, long to) {
        return between(from, to) / DAY;
    }

    /**
     * The first instant at which so much business time has passed since another.
     *
     * @param millis business milliseconds, 0 or more
     * @return not before {@code from}; {@link #NEVER} if it does not come within the range of long
     */
    public long after(long from, long millis) {
        if (millis == 0) {
            return from;
        }
        Table counted = table();
        long before = counted.upTo(from);
        if (millis > (Long.MAX_VALUE - Math.max(0, before)) / ONE) {
            return NEVER;
        }
        return counted.first(before + millis * ONE);
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
