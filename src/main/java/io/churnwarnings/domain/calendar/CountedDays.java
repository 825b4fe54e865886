package io.churnwarnings.domain.calendar;

import java.time.ZoneId;
import java.util.Arrays;

/**
 * The local days, their rates, and the business time before each of them since the first one.
 *
 * @param days the days
 * @param rates in 1/10,000
 * @param before in 1/10,000 ms; one more than there are days
 */
record CountedDays(LocalDays days, int[] rates, long[] before) {

    private static final int ONE = ShopCalendar.ONE;

    static CountedDays of(ShopCalendar calendar, ZoneId zone) {
        LocalDays days = LocalDays.of(zone);
        int[] rates = calendar.rates();
        long[] before = new long[rates.length + 1];
        for (int day = 0; day < rates.length; day++) {
            before[day + 1] = before[day] + rates[day] * (days.start(day + 1) - days.start(day));
        }
        return new CountedDays(days, rates, before);
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

    /** The first index at which the business time before is not below this, which is above 0. */
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
