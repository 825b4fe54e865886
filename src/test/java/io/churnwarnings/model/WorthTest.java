package io.churnwarnings.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.churnwarnings.domain.calendar.BusinessTime;
import io.churnwarnings.domain.fact.MoneySum;
import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.fact.Purchases;
import io.churnwarnings.domain.fact.TotalSpending;
import io.churnwarnings.domain.fact.Worth;
import io.churnwarnings.testkit.oracle.ReferenceOrders;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorthTest {

    private static final long DAY = 86_400_000;
    private static final GammaGaps GAMMA =
            new GammaGaps(1.2590965, 42.3668353, new Dropout(.3714004, .7214890));
    private static final LogNormalGaps LOG =
            new LogNormalGaps(
                    3.3765234, .4149664, 2.4883222, .2926701, new Dropout(.4087041, .7743322));
    private static final SpendModel SPEND = new SpendModel(2, 4, 50);
    private static final LossProbability MODEL =
            new LossProbability(GAMMA, LOG, 90, new Valuation(null, SPEND, 365));

    @Test
    void theGammaPartExpectsWhatTheVectorsHave() {
        assertThat(ExpectedOrders.of(GAMMA, 0, 0, 10, 365)).isCloseTo(3.14327, within(5e-6));
        assertThat(ExpectedOrders.of(GAMMA, 1, 30, 20, 365)).isCloseTo(4.47610, within(5e-6));
        assertThat(ExpectedOrders.of(GAMMA, 4, 42, 20, 365)).isCloseTo(10.54518, within(5e-6));
        assertThat(ExpectedOrders.of(GAMMA, 10, 99, 20, 365)).isCloseTo(17.07866, within(1e-5));
    }

    /** The numbers come from a computation in another language, with a Student t of its own. */
    @Test
    void bothPartsEstimateTheExpectedOrders() {
        assertThat(worth(10).expectedOrders()).isCloseTo(3.1839125, within(1e-6));
        assertThat(worth(20, 30).expectedOrders()).isCloseTo(4.6136179, within(1e-6));
        assertThat(worth(20, 10, 12, 9, 11).expectedOrders()).isCloseTo(9.7686382, within(1e-6));
        assertThat(worth(20, 7, 6, 8, 7, 35, 7, 6, 7, 9, 7).expectedOrders())
                .isCloseTo(16.1160238, within(1e-6));
    }

    @Test
    void theSeriesIsAccurateForFrequentBuyersAndLongHorizons() {
        assertThat(ExpectedOrders.of(GAMMA, 5_000, 5_000, 0.02, 365))
                .isCloseTo(357.28376, within(5e-5));
        assertThat(ExpectedOrders.of(GAMMA, 150, 1_050, 0.02, 3_650))
                .isCloseTo(363.95071, within(5e-5));
    }

    @Test
    void theSeriesIsTheMeanOverTheModel() {
        for (double a : new double[] {0.05, 0.37, 0.9, 1.5, 6, 20}) {
            for (int gaps : new int[] {0, 1, 7, 60}) {
                for (double horizon : new double[] {1, 90, 3_650}) {
                    double expected =
                            ReferenceOrders.expected(with(a), gaps, 12 * gaps, 25, horizon);
                    assertThat(ExpectedOrders.of(with(a), gaps, 12 * gaps, 25, horizon))
                            .as("a %s, %d gaps, %s days", a, gaps, horizon)
                            .isCloseTo(expected, within(1e-6 * expected));
                }
            }
        }
    }

    @Test
    void aWeightOfOneIsNoPole() {
        double below = ExpectedOrders.of(with(1 - 2e-5), 3, 60, 10, 365);
        double at = ExpectedOrders.of(with(1), 3, 60, 10, 365);
        double above = ExpectedOrders.of(with(1 + 2e-5), 3, 60, 10, 365);
        assertThat(at).isBetween(above, below);
    }

    @Test
    void revenueIsDrawnFromTheShopsToTheCustomersOwn() {
        Worth worth = worth(20, 30);
        double perOccasion = 2 * (50 + 200.0) / (2 * 2 + 4 - 1);
        assertThat(worth.expectedRevenue()).isEqualTo(worth.expectedOrders() * perOccasion);
        assertThat(worth.horizonDays()).isEqualTo(365);
    }

    @Test
    void valueAtRiskIsTheRevenueJustAfterAPurchaseTimesTheLossProbability() {
        LossProbability short90 =
                new LossProbability(GAMMA, LOG, 90, new Valuation(null, SPEND, 90));
        Purchases purchases = purchases(30).with(spending(2));
        long just = (long) (0.02 * DAY);
        double full =
                short90.worth(purchases, 30 * DAY + just, BusinessTime.ORDINARY, 1)
                        .expectedRevenue();
        assertThat(MODEL.worth(purchases, 50 * DAY, BusinessTime.ORDINARY, 0.4).valueAtRisk())
                .isCloseTo(0.4 * full, within(1e-9));
    }

    @Test
    void withoutAKnownAmountThereIsNoRevenue() {
        Worth worth = MODEL.worth(purchases(30), 50 * DAY, BusinessTime.ORDINARY, 0.5);
        assertThat(worth.expectedOrders()).isPositive();
        assertThat(worth.expectedRevenue()).isNaN();
        assertThat(worth.valueAtRisk()).isNaN();
    }

    @Test
    void negativeMoneyCountsAsZero() {
        TotalSpending owed = new TotalSpending(0, 0, 2, true, MoneySum.of(-10_000));
        assertThat(SPEND.perOccasion(owed)).isEqualTo(2 * 50.0 / 7);
    }

    @Test
    void aModelWithoutSpendGivesNoWorth() {
        assertThat(
                        new LossProbability(GAMMA, LOG, 90)
                                .worth(purchases(30), 50 * DAY, BusinessTime.ORDINARY, 0.5))
                .isNull();
    }

    @Test
    void smallOrdersMakeLossMoreProbable() {
        OrderValue value = new OrderValue(Math.log(100), 2, 0.5);
        LossProbability model =
                new LossProbability(GAMMA, LOG, 90, new Valuation(value, null, 365));
        double usual =
                MODEL.probability(purchases(30).with(spending(2)), 50 * DAY, BusinessTime.ORDINARY);
        double small =
                model.probability(
                        purchases(30).with(ofAmounts(10, 10)), 50 * DAY, BusinessTime.ORDINARY);
        double none = model.probability(purchases(30), 50 * DAY, BusinessTime.ORDINARY);
        double shift = 0.25 * 2 / 4.0 * Math.log(10);
        assertThat(Math.log(small / (1 - small)))
                .isCloseTo(Math.log(usual / (1 - usual)) + shift, within(1e-8));
        assertThat(none).isEqualTo(usual);
    }

    @Test
    void theLogOddsAreClampedAfterTheShift() {
        OrderValue value = new OrderValue(0, 1e-9, 1_000);
        assertThat(value.adjust(0.5, ofAmounts(1_000_000))).isEqualTo(1e-6);
    }

    private static TotalSpending ofAmounts(long... units) {
        long logs = 0;
        long money = 0;
        for (long unit : units) {
            logs += TotalSpending.log(unit * 10_000);
            money += unit * 10_000;
        }
        return new TotalSpending(units.length, logs, units.length, true, MoneySum.of(money));
    }

    private static TotalSpending spending(int occasions) {
        return new TotalSpending(0, 0, occasions, true, MoneySum.of(200_0000));
    }

    private static GammaGaps with(double a) {
        return new GammaGaps(1.2590965, 42.3668353, new Dropout(a, .7214890));
    }

    private static Worth worth(int silence, int... gaps) {
        Purchases purchases = purchases(gaps).with(spending(gaps.length + 1));
        return MODEL.worth(
                purchases,
                purchases.occasions().lastOrder() + silence * DAY,
                BusinessTime.ORDINARY,
                0.5);
    }

    /** The first one at the epoch. */
    private static Purchases purchases(int... gaps) {
        Occasions occasions = Occasions.NONE.with(0, 1);
        List<Long> millis = new ArrayList<>();
        for (int gap : gaps) {
            millis.add(gap * DAY);
            occasions = occasions.with(occasions.latest() + gap * DAY, 1);
        }
        return new Purchases(occasions, millis, List.of(), List.of());
    }
}
