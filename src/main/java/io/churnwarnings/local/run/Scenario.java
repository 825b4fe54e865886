package io.churnwarnings.local.run;

import io.churnwarnings.codec.file.FileTally;
import io.churnwarnings.codec.file.RecordReader;
import io.churnwarnings.time.WallClock;

/**
 * The records for the job.
 *
 * @param name its name for people
 * @param records the records of the shop's systems; null if others write to the topic
 * @param opening the time when the shop opens, epoch milliseconds, if it is played while the job
 *     runs
 * @param days the length of the play; 0 for a file, which is written before the job starts
 * @param wall the wall clock; null if only the records move the clock
 */
public record Scenario(String name, RecordReader records, long opening, int days, WallClock wall) {

    /** Everything that a file holds. */
    public static Scenario file(String name, RecordReader records) {
        return new Scenario(name, records, 0, 0, null);
    }

    /** No records of its own: others write, and the time is the wall time. */
    public static Scenario follow() {
        return new Scenario("what others write", null, 0, 0, WallClock.SYSTEM);
    }

    /** The results of decoding files; null without files. */
    FileTally tally() {
        FileTally tally = records == null ? null : records.tally();
        return tally == null || tally.facts() + tally.rejections() == 0 ? null : tally;
    }

    /** Whether more than half of the records of files were rejected. */
    boolean isMostlyRejected() {
        return tally() != null && 2 * tally().rejections() > tally().records();
    }

    boolean isLive() {
        return days > 0;
    }

    public boolean isFollow() {
        return records == null;
    }

    /** Whether wall time moves the clock while a play is on. */
    boolean isShow() {
        return isLive() && wall != null;
    }
}
