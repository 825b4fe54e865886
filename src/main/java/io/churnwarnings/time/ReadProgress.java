package io.churnwarnings.time;

import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * Determines as of when everything in a split has been read, by comparing the answers of the {@link
 * BacklogProbe} with the emitted records. Plain Java: wall time is passed in.
 */
public final class ReadProgress<S extends SourceSplit> {

    private static final long UNKNOWN = Long.MAX_VALUE;

    private final S split;
    private final BacklogProbe<S> probe;
    private final long recheckMillis;

    private long next = BacklogProbe.UNREAD;
    private CompletableFuture<Long> question;
    private long askedAt;
    private long nextLook = Long.MIN_VALUE;
    private long end = UNKNOWN;
    private long endAsOf;
    private long lookingSince = UNKNOWN;

    public ReadProgress(S split, BacklogProbe<S> probe, long recheckMillis) {
        this.split = split;
        this.probe = probe;
        this.recheckMillis = recheckMillis;
    }

    /** The record at this position has been handed on. */
    public void read(long position) {
        next = position + 1;
    }

    /** Takes an answer, if there is one, and asks again, if it is time. Never blocks. */
    public void look(long now) {
        if (question != null && question.isDone()) {
            if (!question.isCompletedExceptionally()) {
                end = question.join();
                endAsOf = askedAt;
            }
            boolean behind = !question.isCompletedExceptionally() && next < end;
            nextLook = behind ? now : now + recheckMillis;
            question = null;
        }
        if (isCaughtUp() && endAsOf >= lookingSince) {
            lookingSince = UNKNOWN;
        }
        if (question == null && now >= nextLook) {
            question = probe.endOf(split, next);
            askedAt = now;
            lookingSince = Math.min(lookingSince, now);
        }
    }

    /** Suspends probing until the next request. */
    public void rest() {
        lookingSince = UNKNOWN;
    }

    /** Whether everything has been read that was there at {@link #asOf}. */
    public boolean isCaughtUp() {
        return next >= end;
    }

    /** The wall time at which the question was asked that was answered last. */
    public long asOf() {
        return endAsOf;
    }

    /** Whether there has been no sign for so long that everything has been read. */
    public boolean isStalled(long now, long patience) {
        return lookingSince != UNKNOWN && now - lookingSince >= patience;
    }

    /** Whether the last answer tells of records that have not been read. */
    public boolean isBehind() {
        return end != UNKNOWN && !isCaughtUp();
    }
}
