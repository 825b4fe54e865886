package io.churnwarnings.local.bench.variant;

import io.churnwarnings.job.OperatorIds;
import io.churnwarnings.local.cluster.JobMetrics;
import java.util.Map;
import java.util.stream.LongStream;

/** How far a job has come, from its own counters. */
public final class Progress {

    static final String ACCEPTED = "factsAccepted";
    static final String REJECTED = "recordsRejected";
    static final String HEARTBEATS = "heartbeatsAccepted";

    private static final String SOURCE = "Source: " + OperatorIds.PURCHASES;
    private static final long NONE = Long.MIN_VALUE;
    private static final String CLOCK = "currentOutputWatermark";

    private final JobMetrics metrics;

    public Progress(JobMetrics metrics) {
        this.metrics = metrics;
    }

    /** The number of records that are done: processed as facts, or recognised as none. */
    long processed() {
        return facts() + count(SOURCE, REJECTED) + count(SOURCE, HEARTBEATS);
    }

    /** How many facts the last operator has taken. */
    public long facts() {
        return count(OperatorIds.CUSTOMERS, "numRecordsIn");
    }

    /** The number of events that the last operator has emitted. */
    public long warnings() {
        return count(OperatorIds.CUSTOMERS, "numRecordsOut");
    }

    /** How many customers the state holds, for those variants that count them. */
    long customers() {
        return count(OperatorIds.CUSTOMERS, "customersAdded")
                - count(OperatorIds.CUSTOMERS, "customersForgotten");
    }

    /** Whether the last operator stands where the clock of the source does. */
    boolean isClockThere() {
        long goal = clocks(SOURCE).filter(clock -> clock != Long.MIN_VALUE).min().orElse(NONE);
        return goal == NONE || clock() >= goal;
    }

    /** Where the last operator's clock stands, in epoch milliseconds. */
    public long clock() {
        return clocks(OperatorIds.CUSTOMERS).min().orElse(NONE);
    }

    private LongStream clocks(String operator) {
        return metrics.values(operator, CLOCK);
    }

    private long count(String operator, String metric) {
        return metrics.sum(operator, metric, Map.of());
    }
}
