package io.churnwarnings.time;

import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * The clock of a split at its reader, and what it says downstream: a watermark as soon as the
 * partition was heard; until then nothing, which holds the clock of the whole job, unless the probe
 * finds that there is nothing to wait for.
 */
final class SplitClock<T, S extends SourceSplit> {

    private static final long UNKNOWN = Long.MAX_VALUE;

    private final S split;
    private final PartitionClock clock;
    private final BacklogProbe<S> probe;
    private final long recheckMillis;

    private long next = BacklogProbe.UNREAD;
    private CompletableFuture<Long> question;
    private long nextLook = Long.MIN_VALUE;
    private long end = UNKNOWN;
    private boolean ended;
    private boolean idle;

    SplitClock(ClockedSplit<S> clocked, ClockSettings settings, BacklogProbe<S> probe) {
        this.split = clocked.split();
        this.clock =
                new PartitionClock(
                        settings.disorder().toMillis(), clocked.highest(), clocked.lastArrival());
        this.probe = probe;
        this.recheckMillis = settings.recheckEvery().toMillis();
    }

    /**
     * A record is about to be handed on; one that moves the clock must not find its partition left
     * out of it.
     */
    void reading(long observed, SourceOutput<T> output) {
        if (idle && observed != ElementTime.NONE) {
            idle = false;
            output.markActive();
        }
    }

    /** A record has been handed on. */
    void read(long observed, long position, long now) {
        next = position + 1;
        if (observed == ElementTime.NONE) {
            clock.rejected(now);
        } else {
            clock.accepted(observed, now);
        }
    }

    /** Makes known where the clock stands. */
    void emit(SourceOutput<T> output, long now) {
        if (clock.heard()) {
            output.emitWatermark(new Watermark(clock.watermark()));
            return;
        }
        if (!ended) {
            look(now);
        }
        boolean caughtUp = ended || next >= end;
        if (caughtUp && !idle) {
            idle = true;
            output.markIdle();
        } else if (!caughtUp && idle) {
            idle = false;
            output.markActive();
        }
    }

    /** The split was read to its end. */
    void end() {
        ended = true;
    }

    /**
     * Whether this split keeps the clock of the job from going on because nobody knows what is in
     * it.
     */
    boolean holds() {
        return !clock.heard() && !idle;
    }

    PartitionClock clock() {
        return clock;
    }

    private void look(long now) {
        if (question != null && question.isDone()) {
            boolean answered = !question.isCompletedExceptionally();
            if (answered) {
                end = question.join();
            }
            boolean behind = answered && next < end;
            nextLook = behind ? now : now + recheckMillis;
            question = null;
        }
        if (question == null && now >= nextLook) {
            question = probe.endOf(split, next);
        }
    }
}
