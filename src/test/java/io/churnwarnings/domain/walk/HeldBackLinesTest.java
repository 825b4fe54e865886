package io.churnwarnings.domain.walk;

import static io.churnwarnings.domain.Timeline.day;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.Timeline;
import io.churnwarnings.domain.policy.LossEstimator;
import io.churnwarnings.testkit.Policies;
import org.junit.jupiter.api.Test;

/**
 * A customer with purchases on days 0, 10 and 20 is AT_RISK from day 35 on, if the loss is probable
 * enough.
 */
class HeldBackLinesTest {

    private static final double STEP = 0.5;

    private final Counting estimator = new Counting();
    private final Timeline customer =
            Timeline.ofRegular(new Policies().loss(estimator, 0.5).build());

    @Test
    void aPurchaseComputesNoProbability() {
        assertThat(estimator.asked).isZero();
        assertThat(customer.profile().nextCheckAt()).isEqualTo(day(35));
    }

    @Test
    void aCheckOfALineAdvancesByOneStepOnly() {
        customer.clock(35);
        assertThat(customer.said()).isEmpty();
        assertThat(customer.profile().nextCheckAt()).isEqualTo(day(35 + STEP));
        int asked = estimator.asked;
        customer.clock(35 + STEP);
        assertThat(customer.profile().nextCheckAt()).isEqualTo(day(35 + 2 * STEP));
        assertThat(estimator.asked - asked).isLessThanOrEqualTo(2);
    }

    @Test
    void theLineIsAtTheFirstStepWithEnoughProbability() {
        estimator.probableFrom = 23 * Policies.DAY;
        customer.clock(100);
        assertThat(customer.said()).contains("day 43: RAISED AT_RISK");
    }

    private static final class Counting implements LossEstimator {

        private static final long serialVersionUID = 1;

        private int asked;
        private long probableFrom = Long.MAX_VALUE;

        @Override
        public double probability(
                int gaps, double[] recentGaps, double life, double silence, double ahead) {
            asked++;
            return silence * Policies.DAY >= probableFrom ? 0.9 : 0.1;
        }

        @Override
        public double horizonDays() {
            return 90;
        }
    }
}
