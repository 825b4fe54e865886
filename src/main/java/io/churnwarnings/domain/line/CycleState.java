package io.churnwarnings.domain.line;

import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.policy.CycleEstimator;
import io.churnwarnings.domain.policy.Policy;

/**
 * What is known of a customer's rhythm as of an instant.
 *
 * @param gaps the number of repeat occasions, 0 or more
 * @param cycle the interpurchase time, or null as long as none is defined
 */
public record CycleState(int gaps, Cycle cycle) {

    public CycleState {
        if (gaps < 0) {
            throw new IllegalArgumentException("gaps is negative: " + gaps);
        }
    }

    /**
     * The mean interpurchase time, drawn towards the population's mean while the customer has few
     * gaps: a customer with x gaps is judged as if he had shown w gaps of the population's length
     * before his own.
     */
    public static CycleState of(Occasions occasions, Policy policy) {
        int x = occasions.gaps();
        boolean textbook = policy.estimator() == CycleEstimator.MEAN && x >= 1;
        double w = policy.hasMeanGap() && !textbook ? policy.priorWeight() : 0;
        if (x == 0 && !policy.hasMeanGap()) {
            return new CycleState(x, null);
        }
        double days;
        if (x == 0 && w == 0) {
            days = policy.meanGapDays();
        } else {
            double sum = (occasions.latest() - occasions.first()) / Policy.DAY;
            days = w == 0 ? sum / x : (sum + w * policy.meanGapDays()) / (x + w);
        }
        double clamped = Math.min(Math.max(days, policy.floorDays()), policy.ceilingDays());
        CycleBasis basis =
                x == 0 ? CycleBasis.POPULATION : w == 0 ? CycleBasis.OWN : CycleBasis.BLENDED;
        return new CycleState(x, new Cycle(clamped, days, basis));
    }
}
