package io.churnwarnings.local.run;

import io.churnwarnings.codec.record.DecodedRecord;
import java.util.HashSet;
import java.util.Set;

/** The records written to the purchases topic, by their result. */
final class FedRecords {

    /** No clock shows a later time: the end of the year 9999. */
    private static final long END_OF_TIME = 253_402_300_799_999L;

    private static final long HEARTBEAT_AFTER = 1_000;

    private final Set<String> customers = new HashSet<>();
    private long records;
    private long accepted;
    private long highest = Long.MIN_VALUE;

    void add(DecodedRecord ingested) {
        records++;
        if (ingested.isRejected()) {
            return;
        }
        accepted++;
        highest = Math.max(highest, ingested.observedAt());
        if (ingested.isFact()) {
            customers.add(ingested.fact().customerId());
        }
    }

    long records() {
        return records;
    }

    long accepted() {
        return accepted;
    }

    long rejected() {
        return records - accepted;
    }

    int customers() {
        return customers.size();
    }

    /** Whether the run has an end: not if no record was accepted. */
    boolean hasEnd() {
        return highest != Long.MIN_VALUE;
    }

    /** The time of the closing heartbeats. */
    long end() {
        return Math.min(highest + HEARTBEAT_AFTER, END_OF_TIME);
    }
}
