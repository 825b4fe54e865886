package io.churnwarnings.local.run;

import io.churnwarnings.codec.file.FileTally;
import io.churnwarnings.codec.file.RecordReader;
import io.churnwarnings.time.WallClock;

/**
 * What is played to the job.
 *
 * @param name what people call it
 * @param records what the shop's systems send; null if others write to the topic
 * @param opening when the shop opens, epoch milliseconds, if it is played while the job runs
 * @param days for how long it is played; 0 for a file, all of which is written before the job
 *     starts
 * @param wall the time that goes on while nothing comes; null if the records alone move the clock
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

    /** What was found in files when they were decoded; null where none were. */
    FileTally tally() {
        FileTally tally = records == null ? null : records.tally();
        return tally == null || tally.facts() + tally.rejections() == 0 ? null : tally;
    }

    /** Whether more than half of what files hold was rejected. */
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
