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

    /** The time that passes in between; that of the machine, but in tests. */
    interface Time {

        Time SYSTEM =
                new Time() {
                    @Override
                    public long nanos() {
                        return System.nanoTime();
                    }

                    @Override
                    public void pass(long millis) throws InterruptedException {
                        Thread.sleep(millis);
                    }
                };

        long nanos();

        void pass(long millis) throws InterruptedException;
    }

    private final RecordReader records;
    private final long opening;
    private final double lapse;
    private final Time time;
    private boolean started;
    private long start;

    /**
     * @param opening the time at which the clock begins, epoch milliseconds
     * @param lapse how many milliseconds of the records pass in one of ours
     */
    public ReplayPacer(RecordReader records, long opening, double lapse) {
        this(records, opening, lapse, Time.SYSTEM);
    }

    ReplayPacer(RecordReader records, long opening, double lapse, Time time) {
        this.time = time;
        this.records = records;
        this.opening = opening;
        this.lapse = lapse;
    }

    @Override
    public FileRecord next() throws IOException {
        FileRecord record = records.next();
        // Records from before the clock's start are history, and pass without delay.
        if (record != null && record.timestamp() >= opening) {
            if (!started) {
                started = true;
                start = time.nanos();
            }
            long due = (long) ((record.timestamp() - opening) / lapse);
            waitFor(due - (time.nanos() - start) / 1_000_000);
        }
        return record;
    }

    private void waitFor(long millis) throws IOException {
        try {
            if (millis > 0) {
                time.pass(millis);
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
