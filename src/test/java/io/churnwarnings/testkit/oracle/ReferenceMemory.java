package io.churnwarnings.testkit.oracle;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.policy.Policy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All that has arrived of a customer's facts. Nothing is ever folded here, for folding changes no
 * result; only which facts can still be recognised is remembered.
 */
final class ReferenceMemory {

    private final Policy policy;
    private final List<Placed> placed = new ArrayList<>();
    private final Set<Placed> countedDuplicates = new HashSet<>();

    /** Null as long as nothing is folded. */
    private Fact oldestKept;

    private int arrivals;
    private ReferenceCounters counters = ReferenceCounters.NONE;

    ReferenceMemory(Policy policy) {
        this.policy = policy;
    }

    List<Placed> placed() {
        return placed;
    }

    ReferenceCounters counters() {
        return counters;
    }

    boolean hasFolded() {
        return oldestKept != null;
    }

    /** Whether the fact was placed; it is not if it may repeat a compacted fact. */
    boolean place(Fact fact, long clock) {
        boolean beforeRetention =
                fact.occurredAt() <= clock && fact.occurredAt() < clock - policy.retention();
        if (beforeRetention || oldestKept != null && fact.compareTo(oldestKept) < 0) {
            counters = counters.plus(0, 0, 1, 0);
            return false;
        }
        placed.add(new Placed(fact, arrivals++, oldestKept));
        ReferenceLedger ledger = new ReferenceLedger(placed, Long.MAX_VALUE, policy.historyFacts());
        count(ledger);
        fold(ledger.standing(), clock);
        return true;
    }

    /** An original that comes after its repetition makes a duplicate of that. */
    private void count(ReferenceLedger ledger) {
        for (Placed duplicate : ledger.duplicates()) {
            if (countedDuplicates.add(duplicate)) {
                counters =
                        counters.plus(
                                1,
                                ledger.duplicatesOfOtherContent().contains(duplicate) ? 1 : 0,
                                0,
                                0);
            }
        }
    }

    private void fold(List<Fact> standing, long clock) {
        long newest = placed.stream().mapToLong(p -> p.fact().occurredAt()).max().orElseThrow();
        int settled =
                (int)
                        standing.stream()
                                .filter(
                                        fact ->
                                                fact.occurredAt() <= clock
                                                        && fact.occurredAt()
                                                                < newest - policy.disorder())
                                .count();
        int kept = Math.max(0, settled - policy.historyFacts());
        int keptOfTooMany = Math.max(kept, standing.size() - policy.historyMaxFacts());
        for (Fact early : standing.subList(kept, keptOfTooMany)) {
            if (oldestKept == null || early.compareTo(oldestKept) >= 0) {
                counters = counters.plus(0, 0, 0, 1);
            }
        }
        if (keptOfTooMany > 0
                && (oldestKept == null || standing.get(keptOfTooMany).compareTo(oldestKept) > 0)) {
            oldestKept = standing.get(keptOfTooMany);
        }
    }

    /** Drops all facts before the instant, as if they had never arrived. */
    void forgetBefore(long instant) {
        placed.removeIf(p -> p.fact().occurredAt() < instant);
        oldestKept = null;
    }
}
