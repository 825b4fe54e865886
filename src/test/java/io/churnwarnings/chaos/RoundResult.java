package io.churnwarnings.chaos;

import io.churnwarnings.operator.SavepointContents;
import java.util.List;

/**
 * The result of a round.
 *
 * @param in the number of written records
 * @param read the number of records read and checkpointed
 * @param probes how many of the plain records, one behind the last of each partition, were read
 * @param openTransactions ids of unfinished transactions
 * @param producerThreads the number of clients left over in the TaskManagers
 * @param leftBehind the state of forgotten customers in the last savepoint
 */
record RoundResult(
        RoundPlan plan,
        Tally tally,
        Evidence evidence,
        long in,
        long read,
        long rejected,
        long probes,
        List<String> openTransactions,
        long producerThreads,
        SavepointContents leftBehind) {

    boolean isSound() {
        return evidence.isComplete()
                && (evidence.isOnce() || !plan.isExactlyOnce())
                && in == read
                && isClean();
    }

    private boolean isClean() {
        return probes == ChaosTopics.PARTITIONS + 1
                && openTransactions.isEmpty()
                && producerThreads == 0
                && leftBehind.customers() == 0
                && leftBehind.due() == 0;
    }

    @Override
    public String toString() {
        return "%s %s, cache %s, %s: %s; in %d = accepted %d + rejected %d; probes %d of %d, %d"
                        .formatted(
                                isSound() ? "OK  " : "FAIL",
                                plan.name(),
                                plan.cacheMemory(),
                                plan.isExactlyOnce() ? "exactly once" : "rewound",
                                evidence,
                                in,
                                read - rejected,
                                rejected,
                                probes,
                                ChaosTopics.PARTITIONS + 1,
                                openTransactions.size())
                + " open transactions, %d producers, %d customers and %d due left behind"
                        .formatted(producerThreads, leftBehind.customers(), leftBehind.due());
    }
}
