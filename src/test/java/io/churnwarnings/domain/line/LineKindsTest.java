package io.churnwarnings.domain.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.churnwarnings.domain.calendar.BusinessTime;
import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.policy.LineKind;
import io.churnwarnings.domain.policy.LinePolicy;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.ReturnModel;
import io.churnwarnings.domain.policy.Stage;
import io.churnwarnings.testkit.Policies;
import org.junit.jupiter.api.Test;

class LineKindsTest {

    private static final long DAY = 86_400_000;
    private static final double MEAN_GAP = 31.0147244;
    private static final ReturnModel MODEL =
            new ReturnModel(1.2590965, 42.3668353, .3714004, .7214890, 90);
    private static final LinePolicy PRICE =
            new LinePolicy(LineKind.PRICE, 0.5, 0.25, 60, 90, 0.25, MODEL);
    private static final LinePolicy DAYS =
            new LinePolicy(LineKind.DAYS, 0.5, 0.25, 60, 90, 0.25, null);

    @Test
    void priceLinesMatchTheVectors() {
        assertThat(atPrice(0.5)).isCloseTo(25.3624, within(1e-4));
        assertThat(atPrice(0.5, 30)).isCloseTo(59.3120, within(1e-4));
        assertThat(atPrice(0.5, 10, 12, 9, 11)).isCloseTo(72.0530, within(1e-4));
        assertThat(atPrice(0.5, 7, 6, 8, 7, 35, 7, 6, 7, 9, 7)).isCloseTo(70.4541, within(1e-4));
        assertThat(atPrice(0.25)).isCloseTo(49.6842, within(1e-4));
        assertThat(atPrice(0.25, 30)).isCloseTo(90.5186, within(1e-4));
        assertThat(atPrice(0.25, 10, 12, 9, 11)).isCloseTo(90.3708, within(1e-4));
        assertThat(atPrice(0.25, 7, 6, 8, 7, 35, 7, 6, 7, 9, 7)).isCloseTo(82.7758, within(1e-4));
    }

    @Test
    void cycleLinesMatchTheVectors() {
        Policy policy = policy(LinePolicy.CYCLES).build();
        assertThat(days(policy)).isCloseTo(46.5, within(0.05));
        assertThat(days(policy, 30)).isCloseTo(46.1, within(0.05));
        assertThat(days(policy, 10, 12, 9, 11)).isCloseTo(28.9, within(0.05));
        assertThat(days(policy, 7, 6, 8, 7, 35, 7, 6, 7, 9, 7)).isCloseTo(22.2, within(0.05));
    }

    @Test
    void aHigherPriceWarnsEarlier() {
        double before = 0;
        for (double price : new double[] {100, 10, 2, 1, 0.5, 0.25, 0.1}) {
            double days = atPrice(price, 30, 20, 40);
            assertThat(days).isGreaterThanOrEqualTo(before);
            before = days;
        }
    }

    @Test
    void noPriceLineIsBeforeADay() {
        assertThat(PriceLine.days(1e6, 3, 3, MODEL)).isEqualTo(1);
    }

    @Test
    void aPriceThatIsNotReachedWithinTwiceTheHorizonHasNoLine() {
        Lines lines = lines(policy(PRICE.withPrices(0.5, 0.0001)).build(), 30);
        assertThat(lines.atRisk()).isNotEqualTo(Lines.NEVER);
        assertThat(lines.likelyLost()).isEqualTo(Lines.NEVER);
        assertThat(lines.lost()).isEqualTo(395 * DAY);
    }

    @Test
    void aPriceLineWaitsForAPartOfTheCycle() {
        LinePolicy late = new LinePolicy(LineKind.PRICE, 100, 90, 60, 90, 0.5, MODEL);
        assertThat(days(policy(late).build(), 30, 30, 30)).isEqualTo(0.5 * (90 + 3 * MEAN_GAP) / 6);
    }

    @Test
    void theEarliestPriceLineFollowsTheCycleAboveTheCeiling() {
        LinePolicy late = new LinePolicy(LineKind.PRICE, 100, 90, 60, 90, 10, MODEL);
        Lines lines = lines(policy(late).ceilingDays(20).build(), 300);
        double cycle = (300 + 3 * MEAN_GAP) / 4;
        assertThat(lines.atRisk())
                .isEqualTo(LineDays.deadline(300 * DAY, 10 * cycle, BusinessTime.ORDINARY));
    }

    @Test
    void slowCustomersHavePriceLines() {
        Lines lines = lines(policy(PRICE).ceilingDays(20).build(), 50, 50);
        assertThat(lines.atRisk()).isLessThan(lines.likelyLost());
        assertThat(lines.lost()).isEqualTo(465 * DAY);
    }

    @Test
    void eligibilityHoldsForPriceLines() {
        Policy policy = policy(PRICE).minGaps(2).build();
        assertThat(lines(policy, 30).atRisk()).isEqualTo(Lines.NEVER);
        assertThat(lines(policy, 30, 30).atRisk()).isNotEqualTo(Lines.NEVER);
        assertThat(lines(policy(PRICE).oneTimeBuyers(false).build()).atRisk())
                .isEqualTo(Lines.NEVER);
    }

    @Test
    void everyCustomerHasTheSameDays() {
        Policy policy = new Policies().line(DAYS).ceilingDays(2).minGaps(9).build();
        assertThat(lines(policy)).isEqualTo(new Lines(60 * DAY, 90 * DAY, 365 * DAY));
        assertThat(lines(policy, 400)).isEqualTo(new Lines(460 * DAY, 490 * DAY, 765 * DAY));
    }

    @Test
    void lostIsNeverBeforeTheLinesOfDays() {
        Policy policy = new Policies().line(DAYS.withDays(60, 400)).build();
        assertThat(lines(policy)).isEqualTo(new Lines(60 * DAY, 400 * DAY, 400 * DAY));
        assertThat(lines(policy).of(Stage.LOST)).isEqualTo(400 * DAY);
    }

    private static double atPrice(double price, int... gaps) {
        int life = 0;
        for (int gap : gaps) {
            life += gap;
        }
        return PriceLine.days(price / MEAN_GAP, gaps.length, life, MODEL);
    }

    private static Policies policy(LinePolicy line) {
        return new Policies().meanGap(MEAN_GAP, 3).minGaps(1).line(line);
    }

    private static double days(Policy policy, int... gaps) {
        Occasions occasions = occasions(gaps);
        double life = occasions.latest() / (double) DAY;
        double cycle = CycleState.days(gaps.length, life, policy);
        return LineDays.atRisk(gaps.length, life, cycle, policy);
    }

    private static Lines lines(Policy policy, int... gaps) {
        Occasions occasions = occasions(gaps);
        return Lines.of(occasions, CycleState.of(occasions, policy), policy);
    }

    /** The first one at the epoch. */
    private static Occasions occasions(int... gaps) {
        Occasions occasions = Occasions.NONE.with(0, 1);
        for (int gap : gaps) {
            occasions = occasions.with(occasions.latest() + gap * DAY, 1);
        }
        return occasions;
    }
}
