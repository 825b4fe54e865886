package io.churnwarnings.domain.policy;

import io.churnwarnings.domain.calendar.BusinessTime;
import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.fact.Purchases;
import io.churnwarnings.domain.fact.TotalSpending;
import io.churnwarnings.domain.fact.Worth;
import java.io.Serializable;

/** The loss probability of a silent customer, estimated from a population's history. */
public interface LossEstimator extends Serializable {

    /** Half an hour or so: shorter gaps and silences say no more. */
    double SHORTEST_DAYS = 0.02;

    /**
     * The probability that the customer makes no purchase for some more days, by their purchases
     * alone. All days are those of the shop's {@link BusinessTime}.
     *
     * @param gaps how many gaps the customer has shown, 0 or more
     * @param recentGapDays the most recent of them, at most 16, the last one last
     * @param lifeDays days between the first and the last occasion
     * @param silenceDays days since the last purchase, see {@link #silenceDays}
     * @param aheadDays the days ahead, 0 or more, see {@link #aheadDays}
     * @return 0 to 1
     */
    double probability(
            int gaps,
            double[] recentGapDays,
            double lifeDays,
            double silenceDays,
            double aheadDays);

    /** The same probability, adjusted by the value of the orders. */
    default double withOrderValue(double probability, TotalSpending spending) {
        return probability;
    }

    /**
     * The probability that the customer makes no purchase within the horizon.
     *
     * @param at the instant as of which the purchases are, UTC epoch milliseconds
     * @param time how the shop counts time
     */
    default double probability(Purchases purchases, long at, BusinessTime time) {
        Occasions counted = purchases.occasions();
        double probability =
                probability(
                        counted.gaps(),
                        time.days(purchases.recentGaps(), counted.latest()),
                        time.days(counted.first(), counted.latest()),
                        silenceDays(counted.lastOrder(), at, time),
                        aheadDays(counted.lastOrder(), at, horizonDays(), time));
        return withOrderValue(probability, purchases.spending());
    }

    /**
     * The expected value of the customer; null if the population model has no spending part.
     *
     * @param at the instant as of which the purchases are, UTC epoch milliseconds
     * @param time how the shop counts time
     * @param lossProbability the probability of loss as of then
     */
    default Worth worth(Purchases purchases, long at, BusinessTime time, double lossProbability) {
        return null;
    }

    /** Days of silence as they count here. */
    static double silenceDays(long since, long at, BusinessTime time) {
        return Math.max(time.days(since, at), SHORTEST_DAYS);
    }

    /**
     * The days by which a silence grows within a horizon.
     *
     * @param horizonDays calendar days from {@code at} on
     */
    static double aheadDays(long since, long at, double horizonDays, BusinessTime time) {
        if (time.isOrdinary()) {
            return horizonDays;
        }
        long end = at + (long) Math.rint(horizonDays * Policy.DAY);
        return Math.max(0, time.days(since, end) - silenceDays(since, at, time));
    }

    /** The horizon of loss in days. */
    double horizonDays();
}
