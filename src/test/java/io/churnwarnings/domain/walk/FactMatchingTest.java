package io.churnwarnings.domain.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.domain.state.Entry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactMatchingTest {

    private static final int REACH = 3;

    private final List<Entry> entries = new ArrayList<>();

    @Test
    void anOrderThatArrivesAgainRepeatsTheFirst() {
        fact("a", 1, FactType.PURCHASE);
        fact("a", 5, FactType.PURCHASE);
        FactMatching found = found(0);
        assertThat(found.stands(0)).isTrue();
        assertThat(found.stands(1)).isFalse();
        assertThat(found.original(1)).isZero();
    }

    @Test
    void aRefundRepeatsOnlyOneOfTheSameInstant() {
        fact("a", 1, FactType.REFUND);
        fact("a", 1, FactType.REFUND);
        fact("a", 2, FactType.REFUND);
        FactMatching found = found(0);
        assertThat(found.stands(1)).isFalse();
        assertThat(found.stands(2)).isTrue();
    }

    @Test
    void factsBeyondTheReachAreNotMatched() {
        fact("a", 1, FactType.PURCHASE);
        fact("b", 2, FactType.PURCHASE);
        fact("c", 3, FactType.PURCHASE);
        fact("c", 4, FactType.PURCHASE); // repeats, so it takes none of the reach
        fact("a", 5, FactType.PURCHASE);
        fact("d", 6, FactType.PURCHASE);
        fact("a", 7, FactType.PURCHASE);
        FactMatching found = found(0);
        assertThat(found.stands(3)).isFalse();
        assertThat(found.original(4)).isZero();
        assertThat(found.stands(6)).isTrue();
    }

    @Test
    void aCancellationRemovesItsOrderAndTheRefundsOfIt() {
        fact("a", 1, FactType.PURCHASE);
        fact("b", 2, FactType.PURCHASE);
        fact("a", 3, FactType.REFUND);
        fact("a", 9, FactType.CANCELLATION);
        FactMatching found = found(0);
        assertThat(found.cancelledAt(0)).isEqualTo(9);
        assertThat(found.cancelledAt(1)).isEqualTo(Entry.NEVER);
        assertThat(found.cancelledAt(2)).isEqualTo(9);
        assertThat(found.cancelledBy(0)).isEqualTo(3);
    }

    @Test
    void aCancellationMayBeEarlierThanItsOrder() {
        fact("a", 1, FactType.CANCELLATION);
        fact("a", 5, FactType.PURCHASE);
        assertThat(found(0).cancelledAt(1)).isEqualTo(1);
    }

    @Test
    void droppedFactsAreNotMatched() {
        fact("a", 1, FactType.PURCHASE);
        fact("a", 5, FactType.PURCHASE);
        FactMatching found = found(1);
        assertThat(found.stands(1)).isTrue();
    }

    @Test
    void aNewHistoryRecognisesNothingOfTheOld() {
        fact("a", 1, FactType.PURCHASE);
        fact("a", 5, FactType.PURCHASE);
        FactMatching found = new FactMatching(entries, 0, REACH);
        found.add(0);
        found.startNewHistory();
        found.add(1);
        assertThat(found.stands(1)).isTrue();
    }

    private void fact(String order, long at, FactType type) {
        entries.add(Entry.of(new Fact(at, order, type, 1, "CNY")));
    }

    private FactMatching found(int oldestKept) {
        FactMatching matching = new FactMatching(entries, oldestKept, REACH);
        for (int i = 0; i < entries.size(); i++) {
            matching.add(i);
        }
        return matching;
    }
}
