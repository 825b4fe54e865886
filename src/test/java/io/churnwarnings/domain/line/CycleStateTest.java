package io.churnwarnings.domain.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.policy.CycleEstimator;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.testkit.Policies;
import org.junit.jupiter.api.Test;

class CycleStateTest {

    private static final long DAY = 86_400_000;

    @Test
    void withoutAPopulationTheCycleIsTheMeanOfTheCustomersOwnGaps() {
        Cycle cycle = CycleState.of(occasions(0, 10, 30), Policies.standard()).cycle();
        assertThat(cycle).isEqualTo(new Cycle(15, 15, CycleBasis.OWN));
    }

    @Test
    void withoutAPopulationACustomerWithOneOccasionHasNoCycle() {
        assertThat(CycleState.of(occasions(0), Policies.standard()))
                .isEqualTo(new CycleState(0, null));
    }

    @Test
    void thePopulationsMeanWeighsLikeAsManyGapsAsConfigured() {
        Policy policy = new Policies().meanGap(40, 3).minGaps(1).build();
        Cycle cycle = CycleState.of(occasions(0, 20), policy).cycle();
        assertThat(cycle)
                .isEqualTo(new Cycle((20 + 3 * 40.0) / 4, (20 + 3 * 40.0) / 4, CycleBasis.BLENDED));
    }

    @Test
    void customersWithoutAGapHaveThePopulationsCycle() {
        Policy policy = new Policies().meanGap(40, 3).minGaps(1).build();
        assertThat(CycleState.of(occasions(0), policy).cycle())
                .isEqualTo(new Cycle(40, 40, CycleBasis.POPULATION));
    }

    @Test
    void theMeanEstimatorUsesThePopulationOnlyWithoutAGap() {
        Policy policy =
                new Policies().meanGap(40, 3).minGaps(1).estimator(CycleEstimator.MEAN).build();
        assertThat(CycleState.of(occasions(0, 20), policy).cycle())
                .isEqualTo(new Cycle(20, 20, CycleBasis.OWN));
        assertThat(CycleState.of(occasions(0), policy).cycle().basis())
                .isEqualTo(CycleBasis.POPULATION);
    }

    @Test
    void theCycleIsClampedAndTheEstimateKept() {
        assertThat(CycleState.of(occasions(0, 300), Policies.standard()).cycle())
                .isEqualTo(new Cycle(180, 300, CycleBasis.OWN));
        Occasions hasty = Occasions.NONE.with(0, 0).with(DAY / 4, 0);
        assertThat(CycleState.of(hasty, Policies.standard()).cycle())
                .isEqualTo(new Cycle(1, 0.25, CycleBasis.OWN));
    }

    private static Occasions occasions(long... days) {
        Occasions occasions = Occasions.NONE;
        for (long day : days) {
            occasions = occasions.with(day * DAY, Policies.standard().occasionWindow());
        }
        return occasions;
    }
}
