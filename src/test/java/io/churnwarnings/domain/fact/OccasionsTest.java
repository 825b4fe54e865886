package io.churnwarnings.domain.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OccasionsTest {

    private static final long HOUR = 3_600_000;
    private static final long WINDOW = 12 * HOUR;

    @Test
    void anOrderLessThanTheWindowAfterTheFirstOneBelongsToItsOccasion() {
        Occasions occasions = Occasions.NONE.with(0, WINDOW).with(WINDOW - 1, WINDOW);
        assertThat(occasions).isEqualTo(new Occasions(1, 0, 0, WINDOW - 1));
    }

    @Test
    void anOrderExactlyTheWindowLaterOpensAnOccasion() {
        Occasions occasions = Occasions.NONE.with(0, WINDOW).with(WINDOW, WINDOW);
        assertThat(occasions).isEqualTo(new Occasions(2, 0, WINDOW, WINDOW));
    }

    @Test
    void theWindowIsMeasuredFromTheFirstOrderOfTheOccasionNotFromTheLast() {
        Occasions occasions =
                Occasions.NONE.with(0, WINDOW).with(8 * HOUR, WINDOW).with(16 * HOUR, WINDOW);
        assertThat(occasions.count()).isEqualTo(2);
        assertThat(occasions.latest()).isEqualTo(16 * HOUR);
    }

    @Test
    void withoutAWindowEveryOrderIsAnOccasionEvenAtTheSameInstant() {
        assertThat(Occasions.NONE.with(5, 0).with(5, 0).count()).isEqualTo(2);
    }

    @Test
    void aCustomerWithOneOccasionHasNoGap() {
        assertThat(Occasions.NONE.gaps()).isZero();
        assertThat(Occasions.NONE.with(0, WINDOW).gaps()).isZero();
    }

    @Test
    void ordersMustBeSorted() {
        assertThatThrownBy(() -> Occasions.NONE.with(10, WINDOW).with(9, WINDOW))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
