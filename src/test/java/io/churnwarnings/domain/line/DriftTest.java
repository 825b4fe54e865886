package io.churnwarnings.domain.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.calendar.BusinessTime;
import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.fact.Purchases;
import io.churnwarnings.domain.policy.CurrencyRates;
import io.churnwarnings.domain.policy.DriftPolicy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The exact bounds of drift. */
class DriftTest {

    private static final long DAY = 86_400_000;
    private static final DriftPolicy POLICY = new DriftPolicy(6, 1.6, new BigDecimal("0.6"));
    private static final List<Long> NO_AMOUNTS = List.of();

    @Test
    void gapsThatGrewByExactlyTheRatioAreADrop() {
        assertThat(drift(gaps(10, 10, 10, 16, 16, 16), NO_AMOUNTS))
                .containsExactly(DriftReason.FREQUENCY_DROP);
        assertThat(drift(gaps(100, 100, 100, 160, 160, 159), NO_AMOUNTS)).isEmpty();
    }

    @Test
    void gapsAreComparedByTheirGeometricMean() {
        // 4, 16 and 64 have the mean 16; 10, 10 and 40 have 15.9, though they sum up to as much
        assertThat(drift(gaps(10, 10, 10, 4, 16, 64), NO_AMOUNTS))
                .containsExactly(DriftReason.FREQUENCY_DROP);
        assertThat(drift(gaps(10, 10, 10, 10, 10, 40), NO_AMOUNTS)).isEmpty();
    }

    @Test
    void fiveGapsAreTooFew() {
        assertThat(drift(gaps(10, 10, 90, 90, 90), NO_AMOUNTS)).isEmpty();
    }

    @Test
    void noGapIsShorterThanHalfAnHour() {
        // 0.02 d before, as the shortest gap counts; 1.6 times that is 0.032 d
        assertThat(drift(millis(1, 1, 1, 2_764_800, 2_764_800, 2_764_800), NO_AMOUNTS))
                .containsExactly(DriftReason.FREQUENCY_DROP);
        assertThat(drift(millis(1, 1, 1, 2_764_799, 2_764_799, 2_764_700), NO_AMOUNTS)).isEmpty();
    }

    @Test
    void amountsThatSankToExactlyTheRatioAreADrop() {
        List<Long> steady = gaps(10, 10, 10, 10, 10, 10);
        assertThat(drift(steady, amounts(100, 100, 100, 100, 60, 60, 60)))
                .containsExactly(DriftReason.ORDER_VALUE_DROP);
        assertThat(drift(steady, amounts(100, 100, 100, 100, 60, 60, 61))).isEmpty();
    }

    @Test
    void threeKnownAmountsBeforeTheLastThreeAreNeeded() {
        List<Long> steady = gaps(10, 10, 10, 10, 10, 10);
        assertThat(drift(steady, amounts(100, 100, 1, 1, 1))).isEmpty();
        assertThat(drift(steady, amounts(100, 100, 100, 1, 1, 1))).hasSize(1);
        List<Long> unknown = new ArrayList<>(amounts(100, 100, 100, 1, 1));
        unknown.add(CurrencyRates.UNKNOWN);
        assertThat(drift(steady, unknown)).isEmpty();
    }

    @Test
    void aCustomerWithoutPaymentsHasNoOrderValueDrop() {
        assertThat(drift(gaps(10, 10, 10, 10, 10, 10), amounts(0, 0, 0, 0, 0, 0))).isEmpty();
    }

    @Test
    void bothReasonsAreNamedInTheirOrder() {
        assertThat(drift(gaps(10, 10, 10, 90, 90, 90), amounts(9, 9, 9, 1, 1, 1)))
                .containsExactly(DriftReason.FREQUENCY_DROP, DriftReason.ORDER_VALUE_DROP);
    }

    @Test
    void amountsNearTheEndOfWhatIsCountedDoNotOverflow() {
        long most = 999_999_999_999_9999L;
        assertThat(drift(gaps(1, 1, 1, 1, 1, 1), List.of(most, most, most, most, 1L, 1L, 1L)))
                .hasSize(1);
    }

    private static List<DriftReason> drift(List<Long> gaps, List<Long> amounts) {
        Occasions occasions = new Occasions(gaps.size() + 1, 0, 0, 0);
        return Drift.of(
                new Purchases(occasions, gaps, List.of(), amounts), POLICY, BusinessTime.ORDINARY);
    }

    private static List<Long> gaps(long... days) {
        return LongStream.of(days).map(day -> day * DAY).boxed().toList();
    }

    private static List<Long> millis(long... millis) {
        return LongStream.of(millis).boxed().toList();
    }

    private static List<Long> amounts(long... units) {
        return LongStream.of(units).map(unit -> unit * 10_000).boxed().toList();
    }
}
