package io.churnwarnings.domain.fact;

import io.churnwarnings.domain.policy.CurrencyRates;
import java.util.List;

/**
 * A customer's orders and refunds as of an instant, reduced to the inputs of events.
 *
 * @param occasions the inputs of the cycle and the silence
 * @param recentGaps the most recent gaps between occasions in milliseconds, at most {@value #GAPS},
 *     the last one last
 * @param months the totals of the calendar months that can still count, or did at the last order,
 *     in their order
 * @param recentAmounts of the most recent standing facts, oldest first: the order's amount in the
 *     base currency, or {@link CurrencyRates#UNKNOWN} for a fact that is no standing order or has
 *     no such amount
 * @param spending the total spending
 */
public record Purchases(
        Occasions occasions,
        List<Long> recentGaps,
        List<MonthTotal> months,
        List<Long> recentAmounts,
        TotalSpending spending) {

    /** The value of a customer without purchases. */
    public static final Purchases NONE =
            new Purchases(Occasions.NONE, List.of(), List.of(), List.of(), TotalSpending.NONE);

    /**
     * How many gaps are looked at: of drift the last 3 and the 13 before them, of the probability
     * of loss the same.
     */
    public static final int GAPS = 16;

    public Purchases {
        recentGaps = PackedLongs.copyOf(recentGaps);
        months = List.copyOf(months);
        recentAmounts = PackedLongs.copyOf(recentAmounts);
    }

    /** Of a customer of whose spending nothing is known. */
    public Purchases(
            Occasions occasions,
            List<Long> recentGaps,
            List<MonthTotal> months,
            List<Long> recentAmounts) {
        this(occasions, recentGaps, months, recentAmounts, TotalSpending.NONE);
    }

    /** The same with other occasions. */
    public Purchases with(Occasions others) {
        return new Purchases(others, recentGaps, months, recentAmounts, spending);
    }

    /** The same with the total spending. */
    public Purchases with(TotalSpending spent) {
        return new Purchases(occasions, recentGaps, months, recentAmounts, spent);
    }
}
