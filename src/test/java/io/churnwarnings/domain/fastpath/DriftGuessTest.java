package io.churnwarnings.domain.fastpath;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.domain.fact.Purchases;
import io.churnwarnings.domain.line.Drift;
import io.churnwarnings.domain.policy.CurrencyRates;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.domain.walk.PurchaseTally;
import io.churnwarnings.testkit.Policies;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The guess may be wrong in one direction only, and must be worth its while. */
class DriftGuessTest {

    private static final long SEED = 7_400_123;
    private static final int CUSTOMERS = 3_000;
    private static final int MOST_ORDERS = 150;
    private static final long DAY = 86_400_000;
    private static final String BASE = "CNY";

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Policy policy = Policies.standard();
    private final DriftGuess guess = new DriftGuess(policy);
    private int drifting;
    private int steady;
    private int suspected;

    @Test
    void neverHidesADriftAndRarelySuspectsOneWhereNoneIs() {
        for (int i = 0; i < CUSTOMERS; i++) {
            compare(orders());
        }
        assertThat(drifting).as("orders with drift, seed %d", SEED).isGreaterThan(CUSTOMERS);
        assertThat(suspected).as("of %d, seed %d", steady, SEED).isLessThan(steady / 20);
    }

    private void compare(List<Fact> orders) {
        PurchaseTally compacted = new PurchaseTally(Purchases.NONE, Rulebook.of(policy));
        PurchaseTally all = new PurchaseTally(Purchases.NONE, Rulebook.of(policy));
        int kept = 0;
        for (int i = 0; i < orders.size(); i++) {
            Fact order = orders.get(i);
            all.add(order, true);
            while (i - kept > policy.historyFacts() + random.nextInt(16)) {
                compacted.add(orders.get(kept++), true);
            }
            boolean possible =
                    guess.isPossible(kept(compacted, orders.subList(kept, i + 1)), all.occasions());
            if (!Drift.of(all.asOf(order.occurredAt()), policy.drift(), policy.time()).isEmpty()) {
                drifting++;
                assertThat(possible).as("order %d of %s, seed %d", i, orders, SEED).isTrue();
            } else {
                steady++;
                suspected += possible ? 1 : 0;
            }
        }
    }

    private static KeptOrders kept(PurchaseTally compacted, List<Fact> orders) {
        KeptOrders kept = new KeptOrders(BASE);
        kept.begin(0, false);
        kept.fold(compacted.occasions());
        compacted.asOf(orders.get(0).occurredAt()).recentGaps().forEach(kept::foldGap);
        orders.forEach(
                order -> kept.add(order.occurredAt(), order.amount(), true, order.promotion()));
        return kept;
    }

    /** Some buy every few minutes, so that all that is kept of them is one occasion. */
    private List<Fact> orders() {
        List<Fact> orders = new ArrayList<>();
        long usualGap = (long) (DAY * Math.pow(10, random.nextDouble(-3, 2)));
        long usualAmount = random.nextLong(1, 1L << random.nextInt(1, 50));
        long at = 0;
        int count = random.nextInt(MOST_ORDERS);
        for (int i = 0; i < count; i++) {
            boolean slower = random.nextInt(20) == 0;
            at += (long) (usualGap * random.nextDouble(0.2, 1.8)) * (slower ? 20 : 1) + 1;
            long amount = (long) (usualAmount * random.nextDouble(0.2, 1.8));
            orders.add(
                    new Fact(
                            at,
                            "o" + i,
                            FactType.PURCHASE,
                            random.nextInt(15) == 0 ? CurrencyRates.UNKNOWN : amount,
                            BASE));
        }
        return orders;
    }
}
