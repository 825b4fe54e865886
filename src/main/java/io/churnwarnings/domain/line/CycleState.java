package io.churnwarnings.domain.line;

import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.policy.CycleEstimator;
import io.churnwarnings.domain.policy.Policy;

/**
 * The estimate of a customer's interpurchase time as of an instant.
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

    /** The rhythm of a customer with these purchases. */
    public static CycleState of(Occasions occasions, Policy policy) {
        int x = occasions.gaps();
        double days = days(x, lifeDays(occasions, policy), policy);
        if (Double.isNaN(days)) {
            return new CycleState(x, null);
        }
        double clamped = Math.min(Math.max(days, policy.floorDays()), policy.ceilingDays());
        CycleBasis basis =
                x == 0
                        ? CycleBasis.POPULATION
                        : weight(x, policy) == 0 ? CycleBasis.OWN : CycleBasis.BLENDED;
        return new CycleState(x, new Cycle(clamped, days, basis));
    }

    /** Days from the first to the last occasion. */
    static double lifeDays(Occasions occasions, Policy policy) {
        return policy.time().days(occasions.first(), occasions.latest());
    }

    /**
     * The mean interpurchase time in days, drawn towards the population's mean while the customer
     * has few gaps: a customer with x gaps is judged as if they had shown w gaps of the
     * population's length before their own.
     *
     * @param x the number of gaps
     * @param lifeDays days from the first to the last occasion
     * @return before it is clamped; NaN if no cycle is defined
     */
    public static double days(int x, double lifeDays, Policy policy) {
        double w = weight(x, policy);
        if (w == 0) {
            // without a gap and a mean gap this is NaN
            return x == 0 ? policy.meanGapDays() : lifeDays / x;
        }
        return (lifeDays + w * policy.meanGapDays()) / (x + w);
    }

    private static double weight(int x, Policy policy) {
        boolean textbook = policy.estimator() == CycleEstimator.MEAN && x >= 1;
        return policy.hasMeanGap() && !textbook ? policy.priorWeight() : 0;
    }
}
