package io.churnwarnings.savepoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;

/**
 * The result of a first pass over a history, which reports mistakes before the work starts.
 *
 * @param records how many there were
 * @param rejected the number of records that the job would reject
 * @param late the number of late facts
 * @param highest the highest time that the records have proven, UTC epoch milliseconds; {@link
 *     Long#MIN_VALUE} if none has
 * @param clock the clock after them
 */
public record HistorySurvey(long records, long rejected, long late, long highest, long clock) {

    private static final int MOST_LATE_PERCENT = 1;
    private static final Duration OVERLAP = Duration.ofDays(1);

    /** Receives the progress of a pass. */
    public interface Progress {

        /**
         * @param records so many are read
         * @param at the highest time in them, UTC epoch milliseconds
         */
        void at(long records, long at);
    }

    /** Reads a history to its end. */
    public static HistorySurvey of(HistoryFiles history, Progress progress) throws IOException {
        try {
            while (history.hasNext()) {
                history.next();
                progress.at(history.records(), history.highest());
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return new HistorySurvey(
                history.records(),
                history.rejected(),
                history.late(),
                history.highest(),
                history.clock());
    }

    /** Why no savepoint can be made of it, or null. */
    public String mistake() {
        if (highest == Long.MIN_VALUE) {
            return "no fact in it";
        }
        return late * 100 > records * MOST_LATE_PERCENT
                ? "%,d of %,d facts come later than churn.clock.disorder allows: sort them by time"
                        .formatted(late, records)
                : null;
    }

    /** The summary of the pass, in one line. */
    public String told() {
        return "%,d records, %,d rejected, %,d later than the clock"
                .formatted(records, rejected, late);
    }

    /** How the job goes on where the history ends, in a line. */
    public String advice() {
        Instant end = Instant.ofEpochMilli(highest);
        return "Start the job with --fromSavepoint and churn.source.starting-offsets: timestamp:%s, a day before the last fact (%s): the facts that it then reads again are recognised as duplicates."
                .formatted(end.minus(OVERLAP), end);
    }
}
