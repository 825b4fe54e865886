package io.churnwarnings.domain;

import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.testkit.oracle.Arrival;
import io.churnwarnings.testkit.oracle.NastyLog;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** The changes of a log's rules as they become known: some long before, some at the last moment. */
final class NewsOfRules {

    private final Random random;
    private final TreeMap<Long, Policy> unknown;
    private final TreeMap<Long, Policy> known = new TreeMap<>();
    private final Policy first;

    NewsOfRules(NastyLog log) {
        random = new Random(log.seed());
        unknown = new TreeMap<>(log.changes());
        first = log.policy();
    }

    /** The rules that are known. */
    Rulebook rulebook() {
        Rulebook rulebook = Rulebook.of(first);
        for (Map.Entry<Long, Policy> change : known.entrySet()) {
            rulebook = rulebook.with(change.getKey(), change.getValue());
        }
        return rulebook;
    }

    /** Whether there is news before this step, by which the clock must not pass a change. */
    boolean comesBefore(Arrival step) {
        int before = known.size();
        while (!unknown.isEmpty() && (isUrgent(step) || random.nextInt(4) == 0)) {
            Map.Entry<Long, Policy> next = unknown.pollFirstEntry();
            known.put(next.getKey(), next.getValue());
        }
        return known.size() > before;
    }

    private boolean isUrgent(Arrival step) {
        return step instanceof Arrival.OfClock clock && clock.to() >= unknown.firstKey();
    }
}
