package io.churnwarnings.domain.policy;

import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.fact.Purchases;
import io.churnwarnings.domain.fact.TotalSpending;
import io.churnwarnings.domain.fact.Worth;
import java.io.Serializable;
import java.util.List;

/** What a population's history says about a customer who is silent. */
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

    /** The same probability with what the value of the orders says of it. */
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
     * What the customer is worth; null if the population model does not say.
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
