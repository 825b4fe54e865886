package io.churnwarnings.domain.policy;

import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.fact.Purchases;
import io.churnwarnings.domain.fact.TotalSpending;
import io.churnwarnings.domain.fact.Worth;
import java.io.Serializable;
import java.util.List;

/** The loss probability of a silent customer, estimated from a population's history. */
public interface LossEstimator extends Serializable {

    /**
     * The probability that the customer makes no purchase within the horizon, by their purchases
     * alone.
     *
     * @param gaps how many gaps the customer has shown, 0 or more
     * @param recentGaps the most recent of them in milliseconds, at most 16, the last one last
     * @param lifeMillis milliseconds between the first and the last occasion
     * @param silenceMillis milliseconds since the last purchase
     * @return 0 to 1
     */
    double probability(int gaps, List<Long> recentGaps, long lifeMillis, long silenceMillis);

    /** The same probability, adjusted by the value of the orders. */
    default double withOrderValue(double probability, TotalSpending spending) {
        return probability;
    }

    /**
     * The probability that the customer makes no purchase within the horizon.
     *
     * @param at the instant as of which the purchases are, UTC epoch milliseconds
     */
    default double probability(Purchases purchases, long at) {
        Occasions counted = purchases.occasions();
        double probability =
                probability(
                        counted.gaps(),
                        purchases.recentGaps(),
                        counted.latest() - counted.first(),
                        at - counted.lastOrder());
        return withOrderValue(probability, purchases.spending());
    }

    /**
     * The expected value of the customer; null if the population model has no spending part.
     *
     * @param at the instant as of which the purchases are, UTC epoch milliseconds
     * @param lossProbability the probability of loss as of then
     */
    default Worth worth(Purchases purchases, long at, double lossProbability) {
        return null;
    }

    /** The horizon of loss in days. */
    double horizonDays();
}
