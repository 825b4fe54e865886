package io.churnwarnings.savepoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;

/**
 * What a first reading of a history has found, so that what is wrong with it is known before the
 * work.
 *
 * @param records how many there were
 * @param rejected how many of them the job would not take
 * @param late how many facts the clock had passed when they came
 * @param highest the highest time that the records have proven, UTC epoch milliseconds; {@link
 *     Long#MIN_VALUE} if none has
 * @param clock where the clock stands after them
 */
public record HistorySurvey(long records, long rejected, long late, long highest, long clock) {

    private static final int MOST_LATE_PERCENT = 1;
    private static final Duration OVERLAP = Duration.ofDays(1);

    /** Is told how far a reading is. */
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

    /** What was read, in a line. */
    public String told() {
        return "%,d records, %,d rejected, %,d later than the clock"
                .formatted(records, rejected, late);
    }

    /** How the job goes on where the history ends, in a line. */
    public String advice() {
        Instant end = Instant.ofEpochMilli(highest);
        return "Start the job with --fromSavepoint and churn.source.starting-offsets: timestamp:%s, a day before the last fact (%s): what it then reads again is recognised."
                .formatted(end.minus(OVERLAP), end);
    }
}
