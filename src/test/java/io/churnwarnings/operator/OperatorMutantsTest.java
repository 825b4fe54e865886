package io.churnwarnings.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.operator.OperatorPlay.Surroundings;
import io.churnwarnings.testkit.oracle.NastyLog;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.StateObjectCollection;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.junit.jupiter.api.Test;

/** What the operator does about restarts and drains is needed: without it the simulation fails. */
class OperatorMutantsTest {

    private static final int SEEDS = 100;

    @Test
    void aClockThatIsNotRestoredIsFoundOut() {
        findOut(
                new Surroundings() {
                    @Override
                    public OperatorSubtaskState restored(OperatorSubtaskState state) {
                        return state.toBuilder()
                                .setManagedOperatorState(StateObjectCollection.empty())
                                .build();
                    }
                });
    }

    @Test
    void aCustomerWhoIsNotRestoredIsFoundOut() {
        findOut(
                new Surroundings() {
                    @Override
                    public OperatorSubtaskState restored(OperatorSubtaskState state) {
                        return state.toBuilder()
                                .setManagedKeyedState(StateObjectCollection.empty())
                                .build();
                    }
                });
    }

    /**
     * An operator that took the last watermark for one of time would do what this one makes it do.
     */
    @Test
    void anEndOfInputThatFiresTimersIsFoundOut() {
        findOut(
                new Surroundings() {
                    @Override
                    public long endOfInput() {
                        return Long.MAX_VALUE - 1;
                    }
                });
    }

    private static void findOut(Surroundings mutant) {
        int killed = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            NastyLog log = seed % 2 == 0 ? NastyLog.onTime(seed) : NastyLog.withLateFacts(seed);
            try {
                new OperatorPlay(seed, log, new HashMapStateBackend(), mutant).run();
            } catch (AssertionError | Exception found) {
                killed++;
            }
        }
        System.out.printf("found out by %d of %d logs%n", killed, SEEDS);
        assertThat(killed).isPositive();
    }
}
