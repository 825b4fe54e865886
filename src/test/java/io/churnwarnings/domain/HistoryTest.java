package io.churnwarnings.domain;

import static io.churnwarnings.testkit.Policies.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.domain.line.Lines;
import io.churnwarnings.testkit.Policies;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {

    @Test
    void takesFactsInAnyOrderAndOnce() {
        History history = history(order("b", 20), order("a", 10), order("a", 15));

        assertThat(history.orders(Lines.NEVER - 1)).containsExactly(10 * DAY, 20 * DAY);
    }

    @Test
    void cancellationActsFromItsTimeOn() {
        History history =
                history(order("a", 10), order("b", 20), fact("b", 25, FactType.CANCELLATION));

        assertThat(history.orders(24 * DAY)).containsExactly(10 * DAY, 20 * DAY);
        assertThat(history.orders(25 * DAY)).containsExactly(10 * DAY);
        assertThat(history.purchases(25 * DAY).occasions().gaps()).isZero();
    }

    @Test
    void factsOfTheFutureAreNotUsed() {
        History history = history(order("a", 10), order("b", 20), fact("a", 30, FactType.REFUND));

        assertThat(history.orders(19 * DAY)).hasSize(1);
        assertThat(history.rfm(20 * DAY).monetary().clamped()).isEqualTo(2_0000);
        assertThat(history.rfm(30 * DAY).monetary().clamped()).isEqualTo(1_0000);
        assertThat(history.rfm(30 * DAY).recencyMillis()).isEqualTo(10 * DAY);
    }

    @Test
    void neverForgets() {
        History history = history(order("a", 10), order("b", 5_000));

        assertThat(history.purchases(5_000 * DAY).recentGaps()).containsExactly(4_990 * DAY);
    }

    private static History history(Fact... facts) {
        return History.of(List.of(facts), Policies.standard());
    }

    private static Fact order(String id, long day) {
        return fact(id, day, FactType.PURCHASE);
    }

    private static Fact fact(String id, long day, FactType type) {
        return new Fact(day * DAY, id, type, 1_0000, "CNY");
    }
}
