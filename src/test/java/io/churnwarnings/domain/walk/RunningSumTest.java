package io.churnwarnings.domain.walk;

import static io.churnwarnings.domain.fact.FactType.CANCELLATION;
import static io.churnwarnings.domain.fact.FactType.PURCHASE;
import static io.churnwarnings.domain.fact.FactType.REFUND;
import static io.churnwarnings.domain.fact.FactType.REFUNDED_SO_FAR;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.CustomerWatch;
import io.churnwarnings.domain.Decision;
import io.churnwarnings.domain.History;
import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactOutcome;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.domain.state.CustomerProfile;
import io.churnwarnings.testkit.Policies;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The refunds of running sums, for any order of arrival. */
class RunningSumTest {

    private static final String CUSTOMER = "c";
    private static final long DAY = 86_400_000L;
    private static final long START = 1_700_000_000_000L;
    private static final long ALL = Fact.UNKNOWN_AMOUNT;

    private final Policy policy = Policies.standard();
    private final Rulebook rules = Rulebook.of(policy);

    @Test
    void takesBackWhatSumsBeforeItHaveNot() {
        assertLeft(50, buys(100), sum(2, 30), sum(5, 50), sum(9, 50));
        assertLeft(70, buys(100), sum(2, 30));
    }

    @Test
    void countsPlainRefundsIn() {
        assertLeft(70, buys(100), refund(2, 10), sum(2, 30));
        assertLeft(90, buys(100), refund(3, 10), sum(4, 10));
    }

    @Test
    void sumsOfOneInstantActInTheirOrder() {
        assertLeft(50, buys(100), sum(2, 30), sum(2, 50));
    }

    @Test
    void aCancelledOrderIsNotRefundedAgain() {
        Fact other = new Fact(START, "other", PURCHASE, 7_0000, "CNY");
        Fact cancelled = new Fact(START + 3 * DAY, "o", CANCELLATION, ALL, "CNY");
        assertLeft(7, other, buys(100), sum(2, 40), cancelled, sum(4, 100));
    }

    @Test
    void neverGivesBack() {
        assertLeft(50, buys(100), sum(2, 50), sum(5, 20));
    }

    @Test
    void allIsWhatWasPaid() {
        assertLeft(0, buys(100), refund(2, 30), all(5));
        assertLeft(0, buys(100), all(5), all(6));
        Fact unknown = new Fact(START + DAY, "o", PURCHASE, Fact.UNKNOWN_AMOUNT, "CNY");
        assertLeft(0, unknown, all(5));
    }

    @Test
    void eachCurrencyHasItsOwnSum() {
        Fact yen = new Fact(START + 2 * DAY, "o", REFUND, 500_0000, "JPY");
        assertLeft(80, buys(100), yen, sum(3, 20));
    }

    @Test
    void aSumOutOfReachOfItsPurchaseChangesNothing() {
        List<Fact> facts = new ArrayList<>(List.of(buys(100), sum(2, 10)));
        for (int i = 0; i < policy.historyFacts() + 1; i++) {
            facts.add(new Fact(START + (3 + i) * DAY, "x" + i, PURCHASE, 1_0000, "CNY"));
        }
        facts.add(sum(60, 10));
        long orders = policy.historyFacts() + 1;
        assertThat(left(facts)).isEqualTo((90 + orders) * 1_0000);
        assertThat(History.of(facts, policy).purchases(START + 70 * DAY).months())
                .extracting(total -> total.money().clamped())
                .satisfies(
                        money ->
                                assertThat(money.stream().mapToLong(Long::longValue).sum())
                                        .isEqualTo((90 + orders) * 1_0000));
    }

    @Test
    void aSumBeforeItsPurchaseChangesNothingAndIsCounted() {
        CustomerWatch watch = new CustomerWatch(rules);
        Decision early = watch.onFact(CUSTOMER, CustomerProfile.EMPTY, sum(2, 10), START);
        assertThat(early.outcome()).isEqualTo(FactOutcome.PLACED);
        assertThat(early.profile().nextCheckAt()).isEqualTo(START + 2 * DAY);
        Decision passed = watch.onClock(CUSTOMER, early.profile(), START + 2 * DAY);
        assertThat(passed.outOfReach()).isEqualTo(1);
        assertThat(watch.onFact(CUSTOMER, CustomerProfile.EMPTY, sum(2, 10), START + 3 * DAY))
                .extracting(Decision::outOfReach)
                .isEqualTo(1);
    }

    @Test
    void aSumThatFallsIsCounted() {
        CustomerWatch watch = new CustomerWatch(rules);
        CustomerProfile profile = CustomerProfile.EMPTY;
        for (Fact fact : List.of(buys(100), sum(2, 50))) {
            profile = watch.onFact(CUSTOMER, profile, fact, START).profile();
        }
        Decision fallen = watch.onFact(CUSTOMER, profile, sum(5, 20), START);
        assertThat(fallen.outcome()).isEqualTo(FactOutcome.DUPLICATE);
        assertThat(fallen.fallen()).isEqualTo(1);
    }

    @Test
    void manyChangesOfOrdersDoNotFillTheLedger() {
        CustomerWatch watch = new CustomerWatch(rules);
        CustomerProfile profile = CustomerProfile.EMPTY;
        int foldedEarly = 0;
        for (int order = 0; order < 30; order++) {
            String id = "o" + order;
            List<Fact> facts = new ArrayList<>();
            facts.add(new Fact(START + order * DAY, id, PURCHASE, 100_0000, "CNY"));
            for (int change = 1; change <= 40; change++) {
                long at = START + order * DAY + change;
                facts.add(new Fact(at, id, REFUNDED_SO_FAR, 10_0000, "CNY"));
            }
            for (Fact fact : facts) {
                Decision verdict = watch.onFact(CUSTOMER, profile, fact, START - DAY);
                profile = verdict.profile();
                foldedEarly += verdict.foldedEarly();
            }
        }
        assertThat(foldedEarly).isZero();
        assertThat(profile.ledger().entries()).hasSizeLessThan(100);
    }

    private void assertLeft(long units, Fact... facts) {
        for (int seed = 0; seed < 30; seed++) {
            List<Fact> arrival = new ArrayList<>(List.of(facts));
            Collections.shuffle(arrival, new Random(seed));
            assertThat(left(arrival)).as("%s", arrival).isEqualTo(units * 1_0000);
        }
    }

    private long left(List<Fact> arrival) {
        CustomerWatch watch = new CustomerWatch(rules);
        CustomerProfile profile = CustomerProfile.EMPTY;
        for (Fact fact : arrival) {
            profile = watch.onFact(CUSTOMER, profile, fact, START - 100 * DAY).profile();
        }
        RunningCounts books = new RunningCounts(profile.ledger(), rules);
        books.skipTo(START + 80 * DAY);
        return books.purchases(START + 80 * DAY).months().stream()
                .mapToLong(total -> total.money().clamped())
                .sum();
    }

    private static Fact buys(long units) {
        return new Fact(START + DAY, "o", PURCHASE, units * 1_0000, "CNY");
    }

    private static Fact refund(int day, long units) {
        return new Fact(START + day * DAY, "o", REFUND, units * 1_0000, "CNY");
    }

    private static Fact sum(int day, long units) {
        return new Fact(START + day * DAY, "o", REFUNDED_SO_FAR, units * 1_0000, "CNY");
    }

    private static Fact all(int day) {
        return new Fact(START + day * DAY, "o", REFUNDED_SO_FAR, ALL, "CNY");
    }
}
