package io.churnwarnings.domain.calendar;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * A shop's calendar: how much each local day counts. The rate of a day is that of the entry of
 * {@code days} that covers it, else the product of its weekday's and its month's rate, rounded
 * half-even to 4 decimals; 1 outside 1990 to 2199.
 *
 * @param version names the calendar on events
 * @param days entries that do not overlap, in the order of their dates
 * @param promotions the shop's promotions, which do not overlap, in the order of their dates
 * @param weekly seven rates from Monday on, 0 to 1 and not all 0; empty if none are given
 * @param yearly twelve rates from January on, 0.1 to 10; empty if none are given
 */
public record ShopCalendar(
        String version,
        List<Days> days,
        List<Promotion> promotions,
        List<BigDecimal> weekly,
        List<BigDecimal> yearly)
        implements Serializable {

    /** The most entries of {@code days}, and of {@code promotions}. */
    public static final int MOST_ENTRIES = 400;

    /** A rate of 1. */
    public static final int ONE = 10_000;

    private static final int DECIMALS = 4;

    /**
     * Local days with a rate of their own.
     *
     * @param from the first of them
     * @param to the last of them
     * @param rate 0 to 100,000, in 1/10,000
     * @param name null if the days have none
     */
    public record Days(LocalDate from, LocalDate to, int rate, String name)
            implements Serializable {}

    /**
     * A promotion.
     *
     * @param from its first local day
     * @param to its last local day
     * @param name null if it has none
     */
    public record Promotion(LocalDate from, LocalDate to, String name) implements Serializable {}

    public ShopCalendar {
        days = List.copyOf(days);
        promotions = List.copyOf(promotions);
        weekly = List.copyOf(weekly);
        yearly = List.copyOf(yearly);
    }

    /** The entry with a name that begins first within an interval; null if there is none. */
    Upcoming firstBeginning(LocalDays local, long after, long until) {
        Upcoming first = null;
        long begin = until;
        for (Days entry : days) {
            long start = local.start(entry.from());
            if (entry.name() != null && start > after && isBefore(start, begin, first)) {
                first = new Upcoming(entry.name(), entry.from());
                begin = start;
            }
        }
        for (Promotion entry : promotions) {
            long start = local.start(entry.from());
            // Of two that begin at once the promotion counts.
            if (entry.name() != null && start > after && start <= begin) {
                first = new Upcoming(entry.name(), entry.from());
                begin = start;
            }
        }
        return first;
    }

    private static boolean isBefore(long start, long begin, Upcoming found) {
        return found == null ? start <= begin : start < begin;
    }

    /** The rates of all local days, in 1/10,000. */
    int[] rates() {
        int[][] ordinary = ordinary();
        int[] rates = new int[Math.toIntExact(LocalDays.number(LocalDays.END))];
        for (int day = 0; day < rates.length; day++) {
            LocalDate date = LocalDays.FIRST.plusDays(day);
            rates[day] = ordinary[date.getMonthValue() - 1][date.getDayOfWeek().getValue() - 1];
        }
        for (Days entry : days) {
            int first = Math.toIntExact(LocalDays.number(entry.from()));
            int last = Math.toIntExact(LocalDays.number(entry.to()));
            Arrays.fill(rates, first, last + 1, entry.rate());
        }
        return rates;
    }

    private int[][] ordinary() {
        int[][] ordinary = new int[12][7];
        for (int month = 0; month < 12; month++) {
            for (int weekday = 0; weekday < 7; weekday++) {
                BigDecimal ofWeekday = weekly.isEmpty() ? BigDecimal.ONE : weekly.get(weekday);
                BigDecimal ofMonth = yearly.isEmpty() ? BigDecimal.ONE : yearly.get(month);
                ordinary[month][weekday] =
                        ofWeekday
                                .multiply(ofMonth)
                                .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                                .movePointRight(DECIMALS)
                                .intValueExact();
            }
        }
        return ordinary;
    }
}
