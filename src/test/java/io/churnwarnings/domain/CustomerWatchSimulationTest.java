package io.churnwarnings.domain;

import io.churnwarnings.testkit.Seeds;
import io.churnwarnings.testkit.oracle.NastyLog;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * After each step, the domain's events equal those of the reference model, for any order of arrival
 * and any jump of the clock.
 */
@Tag("simulation")
class CustomerWatchSimulationTest {

    private static final int SEEDS = 1_000;
    private static final int BATCH = 500;

    static LongStream batches() {
        return Seeds.batches(SEEDS, BATCH);
    }

    @ParameterizedTest(name = "seeds {0} and the 499 after it")
    @MethodSource("batches")
    void publishesTheSameAsTheReferenceForFactsInTime(long firstSeed) {
        for (long seed = firstSeed; seed < firstSeed + BATCH; seed++) {
            WatchPlay.play(NastyLog.onTime(seed));
        }
    }

    @ParameterizedTest(name = "of seeds {0} and the 499 after it a quarter each")
    @MethodSource("batches")
    void saysTheSameAsTheReferenceWhenTheRulesChange(long firstSeed) {
        for (long seed = firstSeed; seed < firstSeed + BATCH; seed += 4) {
            WatchPlay.play(NastyLog.onTime(seed).withChangingRules());
            WatchPlay.play(NastyLog.withLateFacts(seed + 1).withChangingRules());
        }
    }

    @ParameterizedTest(name = "seeds {0} and the 499 after it")
    @MethodSource("batches")
    void publishesTheSameAsTheReferenceForLateFacts(long firstSeed) {
        for (long seed = firstSeed; seed < firstSeed + BATCH; seed++) {
            WatchPlay.play(NastyLog.withLateFacts(seed));
        }
    }
}
