package io.churnwarnings.domain;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * What a customer bought in one calendar month.
 *
 * @param month the month as a number, see {@link #number}
 * @param occasions the purchase occasions that began in it
 * @param money orders less refunds in 1/10,000 of the base currency's unit; may be negative
 */
public record MonthTotal(int month, int occasions, long money) {

    private static final int MONTHS = 12;

    /** The calendar month of an instant in a zone: months since January of the year 0. */
    static int number(long instant, ZoneId zone) {
        ZonedDateTime local = Instant.ofEpochMilli(instant).atZone(zone);
        return local.getYear() * MONTHS + local.getMonthValue() - 1;
    }

    MonthTotal plus(int moreOccasions, long moreMoney) {
        return new MonthTotal(month, occasions + moreOccasions, added(money, moreMoney));
    }

    /** Sums of amounts that are no amounts must not turn into their opposite. */
    static long added(long a, long b) {
        long sum = a + b;
        if (((a ^ sum) & (b ^ sum)) < 0) {
            return a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return sum;
    }
}
