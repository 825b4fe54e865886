package io.churnwarnings.domain.policy;

import java.io.Serializable;
import java.util.List;

/** What a population's history says about a customer who is silent. */
public interface LossEstimator extends Serializable {

    /**
     * The probability that the customer makes no purchase within the horizon.
     *
     * @param gaps how many gaps he has shown, 0 or more
     * @param recentGaps the most recent of them in milliseconds, at most 16, the last one last
     * @param lifeMillis milliseconds between his first and his last occasion
     * @param silenceMillis milliseconds since his last purchase
     * @return 0 to 1
     */
    double probability(int gaps, List<Long> recentGaps, long lifeMillis, long silenceMillis);

    /** The horizon in days. */
    double horizonDays();
}
