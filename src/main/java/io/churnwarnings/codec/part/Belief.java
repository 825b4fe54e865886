package io.churnwarnings.codec.part;

import io.churnwarnings.codec.json.RecordRejected;
import io.churnwarnings.codec.json.RejectionReason;

/**
 * The accepted range of times.
 *
 * @param maxSkew how many milliseconds a fact may lie after its record's timestamp
 * @param oldest facts before it are rejected
 */
public record Belief(long maxSkew, long oldest) {

    /**
     * Checks a time.
     *
     * @param name the name of its field
     * @throws Unacceptable IN_FUTURE or TOO_OLD
     */
    public void check(String name, long occurredAt, long timestamp) throws RecordRejected {
        if (isInFuture(occurredAt, timestamp)) {
            throw new RecordRejected(
                    RejectionReason.IN_FUTURE,
                    name
                            + ": "
                            + occurredAt
                            + " is later than the record's timestamp "
                            + timestamp
                            + " by more than "
                            + maxSkew
                            + " ms");
        }
        if (occurredAt < oldest) {
            throw new RecordRejected(
                    RejectionReason.TOO_OLD, name + ": " + occurredAt + " is before " + oldest);
        }
    }

    /** Whether a time passes the check. */
    public boolean holds(long occurredAt, long timestamp) {
        return !isInFuture(occurredAt, timestamp) && occurredAt >= oldest;
    }

    private boolean isInFuture(long occurredAt, long timestamp) {
        // A difference could overflow: timestamps are whatever the producer wrote.
        return occurredAt > timestamp && occurredAt - maxSkew > timestamp;
    }

    /** How long after it happened a fact was written, in milliseconds, at least 0. */
    public static long lateness(long occurredAt, long timestamp) {
        if (timestamp <= occurredAt) {
            return 0;
        }
        // A difference could overflow: timestamps are whatever the producer wrote.
        long difference = timestamp - occurredAt;
        return difference < 0 ? Long.MAX_VALUE : difference;
    }
}
