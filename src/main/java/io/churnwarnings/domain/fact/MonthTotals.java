package io.churnwarnings.domain.fact;

import io.churnwarnings.domain.policy.CalendarMonths;
import java.util.Arrays;
import java.util.List;

/** The totals of calendar months as they grow, in the order of the months. */
public final class MonthTotals {

    private static final int FIRST_CAPACITY = 8;

    private int[] months = new int[FIRST_CAPACITY];
    private int[] occasions = new int[FIRST_CAPACITY];
    private MoneySum[] money = new MoneySum[FIRST_CAPACITY];
    private int size;

    /**
     * Adds to a month.
     *
     * @param moreMoney in 1/10,000 of the base currency's unit
     */
    public void add(int month, int moreOccasions, long moreMoney) {
        add(month, moreOccasions, MoneySum.of(moreMoney));
    }

    /**
     * @param month see {@link CalendarMonths#number}; mostly not before the last one
     */
    public void add(int month, int moreOccasions, MoneySum moreMoney) {
        int at = size;
        while (at > 0 && months[at - 1] > month) {
            at--;
        }
        if (at > 0 && months[at - 1] == month) {
            occasions[at - 1] += moreOccasions;
            money[at - 1] = money[at - 1].plus(moreMoney);
            return;
        }
        if (size == months.length) {
            months = Arrays.copyOf(months, 2 * size);
            occasions = Arrays.copyOf(occasions, 2 * size);
            money = Arrays.copyOf(money, 2 * size);
        }
        System.arraycopy(months, at, months, at + 1, size - at);
        System.arraycopy(occasions, at, occasions, at + 1, size - at);
        System.arraycopy(money, at, money, at + 1, size - at);
        months[at] = month;
        occasions[at] = moreOccasions;
        money[at] = moreMoney;
        size++;
    }

    /** The totals of this month and those after it. */
    public List<MonthTotal> from(int month) {
        int first = size;
        while (first > 0 && months[first - 1] >= month) {
            first--;
        }
        MonthTotal[] totals = new MonthTotal[size - first];
        for (int i = first; i < size; i++) {
            totals[i - first] = new MonthTotal(months[i], occasions[i], money[i]);
        }
        return List.of(totals);
    }
}
