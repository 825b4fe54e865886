package io.churnwarnings.local.show;

import io.churnwarnings.codec.file.FileRecord;
import io.churnwarnings.codec.file.RecordReader;
import java.io.IOException;
import java.io.InterruptedIOException;

/**
 * Hands out records no faster than a clock runs that makes years pass in seconds, so that one can
 * look on.
 */
public final class ReplayPacer implements RecordReader {

    private final RecordReader records;
    private final long opening;
    private final double lapse;
    private long start;

    /**
     * @param opening the time at which the clock begins, epoch milliseconds
     * @param lapse how many milliseconds of the records pass in one of ours
     */
    public ReplayPacer(RecordReader records, long opening, double lapse) {
        this.records = records;
        this.opening = opening;
        this.lapse = lapse;
    }

    @Override
    public FileRecord next() throws IOException {
        FileRecord record = records.next();
        // What came before the clock begins is history, and passes as fast as it goes.
        if (record != null && record.timestamp() >= opening) {
            if (start == 0) {
                start = System.nanoTime();
            }
            long due = (long) ((record.timestamp() - opening) / lapse);
            waitFor(due - (System.nanoTime() - start) / 1_000_000);
        }
        return record;
    }

    private static void waitFor(long millis) throws IOException {
        try {
            if (millis > 0) {
                Thread.sleep(millis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the next record");
        }
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
