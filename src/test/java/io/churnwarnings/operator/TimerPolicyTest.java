package io.churnwarnings.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.store.cache.CachedEntry;
import io.churnwarnings.store.timer.Timers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every customer is checked in time, and without spurious timers when memory is short. */
class TimerPolicyTest {

    private static final long NOW = 1_000;

    private final List<String> noted = new ArrayList<>();
    private final CachedEntry ann = new CachedEntry("ann");
    private TimerPolicy timerPolicy;

    @BeforeEach
    void begin() throws Exception {
        OperatorClock clock = OperatorClockTest.clock(0, 15);
        clock.advance(NOW);
        timerPolicy = new TimerPolicy(new Notes(), clock);
        ann.body = new byte[] {1};
        ann.length = 1;
    }

    @Test
    void anEarlierCheckSetsANewTimer() throws Exception {
        arm(3_000);
        arm(2_000);
        assertThat(ann.timerAt).isEqualTo(2_000);
        assertThat(noted).containsExactly("ann at 3000", "ann at 2000");
    }

    @Test
    void aLaterCheckLeavesASpuriousTimer() throws Exception {
        arm(2_000);
        arm(3_000);
        assertThat(ann.timerAt).isEqualTo(2_000);
        assertThat(noted).containsExactly("ann at 2000");
    }

    @Test
    void aDeletedCustomerHasNoTimer() throws Exception {
        arm(2_000);
        ann.length = 0;
        arm(CachedEntry.NEVER);
        assertThat(ann.timerAt).isEqualTo(CachedEntry.NEVER);
        assertThat(noted).containsExactly("ann at 2000");
    }

    @Test
    void withLittleMemoryObsoleteTimersAreCancelled() throws Exception {
        leave("bob", 5_000, 5_000);
        arm(3_000);
        arm(2_000);
        ann.length = 0;
        arm(CachedEntry.NEVER);
        assertThat(noted)
                .containsExactly(
                        "ann at 3000", "not ann at 3000", "ann at 2000", "not ann at 2000");
    }

    @Test
    void aFiredTimerIsNotCancelled() throws Exception {
        leave("bob", NOW, 5_000);
        arm(NOW);
        arm(NOW - 1);
        assertThat(noted).containsExactly("ann at 1000", "ann at 999");
    }

    @Test
    void anEvictedCustomersTimerIsMovedToTheNextCheck() throws Exception {
        assertThat(leave("bob", 2_000, 3_000)).isTrue();
        assertThat(noted).containsExactly("not bob at 2000", "bob at 3000");
    }

    @Test
    void aCustomerWithoutACheckHasNoTimer() throws Exception {
        assertThat(leave("bob", 2_000, CachedEntry.NEVER)).isTrue();
        assertThat(leave("eve", CachedEntry.NEVER, CachedEntry.NEVER)).isFalse();
        assertThat(noted).containsExactly("not bob at 2000");
    }

    @Test
    void aCorrectTimerIsUnchangedAtEviction() throws Exception {
        assertThat(leave("bob", 2_000, 2_000)).isFalse();
        assertThat(leave("eve", NOW, 2_000)).isFalse();
        assertThat(noted).isEmpty();
    }

    private void arm(long nextCheckAt) throws Exception {
        ann.nextCheckAt = nextCheckAt;
        timerPolicy.arm(ann);
    }

    private boolean leave(String customerId, long timerAt, long nextCheckAt) throws Exception {
        return timerPolicy.beforeEviction(customerId, timerAt, nextCheckAt);
    }

    /** Records its calls. */
    private final class Notes implements Timers {

        @Override
        public void set(String customerId, long at) {
            noted.add(customerId + " at " + at);
        }

        @Override
        public void cancel(String customerId, long at) {
            noted.add("not " + customerId + " at " + at);
        }

        @Override
        public void fire(long clock, Visitor visitor) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void flush() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void erase(Map<String, Long> timerAt) {
            throw new UnsupportedOperationException();
        }
    }
}
