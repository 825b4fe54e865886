package io.churnwarnings.operator;

import io.churnwarnings.operator.OperatorPlay.Surroundings;
import io.churnwarnings.testkit.MutantHunt;
import io.churnwarnings.testkit.Seeds;
import io.churnwarnings.testkit.oracle.NastyLog;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.StateObjectCollection;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Mutants of the operator's handling of restarts and drains: the simulation finds each of them. */
@Tag("simulation")
class OperatorMutantsTest {

    private static final int SEEDS = 100;

    @Test
    void aClockThatIsNotRestoredIsDetected() {
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
    void aCustomerWhoIsNotRestoredIsDetected() {
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
    void anEndOfInputThatFiresTimersIsDetected() {
        findOut(
                new Surroundings() {
                    @Override
                    public long endOfInput() {
                        return Long.MAX_VALUE - 1;
                    }
                });
    }

    private static void findOut(Surroundings mutant) {
        MutantHunt.assertDetected(Seeds.range(SEEDS).boxed(), seed -> play(seed, mutant));
    }

    private static void play(long seed, Surroundings mutant) throws Exception {
        NastyLog log = seed % 2 == 0 ? NastyLog.onTime(seed) : NastyLog.withLateFacts(seed);
        new OperatorPlay(seed, log, new HashMapStateBackend(), mutant).run();
    }
}
