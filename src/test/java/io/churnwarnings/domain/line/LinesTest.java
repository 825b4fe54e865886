package io.churnwarnings.domain.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.testkit.Policies;
import org.junit.jupiter.api.Test;

class LinesTest {

    private static final long DAY = 86_400_000;
    private static final long L = 1_000_000_000_123L;

    @Test
    void linesAreRoundedUpToWholeSeconds() {
        Lines lines = lines(L, state(2, 10, 10), Policies.standard());
        assertThat(lines.atRisk()).isEqualTo(1_000_000_001_000L + 15 * DAY);
        assertThat(lines.likelyLost()).isEqualTo(1_000_000_001_000L + 20 * DAY);
        assertThat(lines.lost()).isEqualTo(1_000_000_001_000L + 365 * DAY);
    }

    @Test
    void aLineOnAWholeSecondStaysThere() {
        assertThat(lines(1_000, state(2, 10, 10), Policies.standard()).lost())
                .isEqualTo(1_000 + 365 * DAY);
    }

    @Test
    void lostNeverComesBeforeTheOtherLines() {
        Lines lines = lines(0, state(2, 170, 170), new Policies().likelyLostCycles(3).build());
        assertThat(lines.likelyLost()).isEqualTo(510 * DAY);
        assertThat(lines.lost()).isEqualTo(510 * DAY);
    }

    @Test
    void onlyLostAppliesToACustomerWithTooFewGaps() {
        Lines lines = lines(0, state(1, 10, 10), Policies.standard());
        assertThat(lines).isEqualTo(new Lines(Lines.NEVER, Lines.NEVER, 365 * DAY));
    }

    @Test
    void onlyLostAppliesToAOneTimeBuyerUnlessThePopulationIsKnown() {
        assertThat(lines(0, new CycleState(0, null), Policies.standard()).atRisk())
                .isEqualTo(Lines.NEVER);
        Policy policy = new Policies().meanGap(40, 3).minGaps(1).build();
        assertThat(lines(0, state(0, 40, 40), policy).atRisk()).isEqualTo(60 * DAY);
    }

    @Test
    void aCustomerWhoBuysEveryTwoYearsIsNotLostWithinTheirCycle() {
        Lines lines = lines(0, state(5, 180, 600), Policies.standard());
        assertThat(lines).isEqualTo(new Lines(Lines.NEVER, Lines.NEVER, 900 * DAY));
    }

    @Test
    void theCeilingAppliesToCustomersWithFewGapsToo() {
        assertThat(lines(0, state(1, 180, 600), Policies.standard()).lost()).isEqualTo(900 * DAY);
    }

    @Test
    void aCycleExactlyAtTheCeilingHasAllLines() {
        assertThat(lines(0, state(5, 180, 180), Policies.standard()).atRisk()).isEqualTo(270 * DAY);
    }

    private static Lines lines(long lastOrder, CycleState state, Policy policy) {
        return Lines.of(
                new Occasions(state.gaps() + 1, lastOrder, lastOrder, lastOrder), state, policy);
    }

    private static CycleState state(int gaps, double days, double unclamped) {
        return new CycleState(gaps, new Cycle(days, unclamped, CycleBasis.OWN));
    }
}
