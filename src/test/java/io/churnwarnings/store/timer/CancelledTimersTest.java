package io.churnwarnings.store.timer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A cancellation meets one entry of the same customer at the same instant, and no other. */
class CancelledTimersTest {

    private final CancelledTimers cancelled = new CancelledTimers();

    @Test
    void eachMeetsOneEntry() {
        cancelled.add("ann", 10);
        cancelled.add("ann", 10);
        cancelled.add("bob", 10);
        assertThat(cancelled.meet("ann", 10)).isTrue();
        assertThat(cancelled.meet("ann", 10)).isTrue();
        assertThat(cancelled.meet("ann", 10)).isFalse();
        assertThat(cancelled.meet("eve", 10)).isFalse();
        assertThat(cancelled.meet("bob", 10)).isTrue();
    }

    @Test
    void anUnmatchedCancellationDoesNotApplyToAnotherInstant() {
        cancelled.add("ann", 10);
        assertThat(cancelled.meet("ann", 20)).isFalse();
        cancelled.add("bob", 20);
        assertThat(cancelled.meet("ann", 20)).isFalse();
    }

    @Test
    void ofVeryManySomeAreDroppedAndNoneIsInvented() {
        for (int i = 0; i < 10_000; i++) {
            cancelled.add("c" + i, 10);
        }
        int met = 0;
        for (int i = 0; i < 20_000; i++) {
            met += cancelled.meet("c" + i, 10) ? 1 : 0;
        }
        assertThat(met).isBetween(1_000, 10_000);
    }
}
