package io.churnwarnings.chaos;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * The plan of one round.
 *
 * @param seed of the facts and of every moment
 * @param perSecond the number of facts per second
 * @param withLateFacts the events then depend on the arrival of facts, but the final open warnings
 *     must be correct
 * @param cacheMemory of a slot; 0 evicts all the time
 */
record RoundPlan(
        String name,
        long seed,
        int customers,
        int perSecond,
        int parallelism,
        String cacheMemory,
        boolean withLateFacts,
        List<FaultKind> faults) {

    /** A round that deals out all kinds of faults after which every event is there once. */
    static RoundPlan of(
            long seed, int number, int faults, boolean rewinding, boolean withLateFacts) {
        Random random = new Random(seed * 1_000_003 + number);
        List<FaultKind> kinds = new ArrayList<>();
        List<FaultKind> all =
                Arrays.stream(FaultKind.values()).filter(FaultKind::isExactlyOnce).toList();
        while (kinds.size() < faults) {
            kinds.add(all.get(random.nextInt(all.size())));
        }
        if (rewinding) {
            kinds.set(random.nextInt(faults), FaultKind.REWIND);
        }
        return new RoundPlan(
                "round-" + number,
                random.nextLong(),
                800,
                100,
                1 + random.nextInt(4),
                number % 2 == 0 ? "0" : "16m",
                withLateFacts,
                kinds);
    }

    /** The same facts and faults on topics of other names; 0 is this round itself. */
    RoundPlan again(int time) {
        return time == 0
                ? this
                : new RoundPlan(
                        name + "-again-" + time,
                        seed,
                        customers,
                        perSecond,
                        parallelism,
                        cacheMemory,
                        withLateFacts,
                        faults);
    }

    boolean isExactlyOnce() {
        return faults.stream().allMatch(FaultKind::isExactlyOnce);
    }
}
