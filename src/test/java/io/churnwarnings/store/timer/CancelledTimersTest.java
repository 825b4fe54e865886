package io.churnwarnings.store.timer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A withdrawal meets one entry of the same customer at the same instant, and no other. */
class CancelledTimersTest {

    private final CancelledTimers withdrawals = new CancelledTimers();

    @Test
    void eachMeetsOneEntry() {
        withdrawals.add("ann", 10);
        withdrawals.add("ann", 10);
        withdrawals.add("bob", 10);
        assertThat(withdrawals.meet("ann", 10)).isTrue();
        assertThat(withdrawals.meet("ann", 10)).isTrue();
        assertThat(withdrawals.meet("ann", 10)).isFalse();
        assertThat(withdrawals.meet("eve", 10)).isFalse();
        assertThat(withdrawals.meet("bob", 10)).isTrue();
    }

    @Test
    void whatMeetsNothingIsNotForAnotherInstant() {
        withdrawals.add("ann", 10);
        assertThat(withdrawals.meet("ann", 20)).isFalse();
        withdrawals.add("bob", 20);
        assertThat(withdrawals.meet("ann", 20)).isFalse();
    }

    @Test
    void ofVeryManySomeAreForgottenAndNoneIsInvented() {
        for (int i = 0; i < 10_000; i++) {
            withdrawals.add("c" + i, 10);
        }
        int met = 0;
        for (int i = 0; i < 20_000; i++) {
            met += withdrawals.meet("c" + i, 10) ? 1 : 0;
        }
        assertThat(met).isBetween(1_000, 10_000);
    }
}
