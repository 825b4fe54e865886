package io.churnwarnings.operator;

import io.churnwarnings.testkit.Seeds;
import io.churnwarnings.testkit.oracle.NastyLog;
import java.util.stream.LongStream;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The real operator against the reference model: several customers, facts in and out of time, the
 * clock in steps and jumps, drains, snapshots that are restored on another number of subtasks.
 * After every step the events, the timers and the state entries are the model's.
 */
@Tag("simulation")
class ChurnOperatorSimulationTest {

    private static final int SEEDS = 400;
    private static final int BATCH = 100;
    private static final int ROCKSDB_EVERY = 50;

    static LongStream batches() {
        return Seeds.batches(SEEDS, BATCH);
    }

    @ParameterizedTest(name = "seeds {0} and the 99 after it")
    @MethodSource("batches")
    void publishesAndKeepsTheSameAsTheReference(long firstSeed) throws Exception {
        for (long seed = firstSeed; seed < firstSeed + BATCH; seed++) {
            NastyLog log = seed % 2 == 0 ? NastyLog.onTime(seed) : NastyLog.withLateFacts(seed);
            StateBackend backend =
                    seed % ROCKSDB_EVERY == 0
                            ? new EmbeddedRocksDBStateBackend()
                            : new HashMapStateBackend();
            new OperatorPlay(seed, log, backend, new OperatorPlay.Surroundings() {}).run();
        }
    }
}
