package io.churnwarnings.time;

/**
 * What moves the clock of a partition, or why it stands. The order is that of the metric's numbers.
 */
public enum ClockStatus {
    /** 0: nobody knows yet what is in it. */
    UNKNOWN(
            "nobody knows yet whether it holds records. The clock of the whole job waits for the"
                    + " broker's answer; if none comes, look at the broker and at the reader's"
                    + " rights on the topic."),
    /** 1: no accepted record was ever in it. */
    EMPTY("no accepted record is in it, so it goes on with the others. Nothing to do."),
    /** 2: its records. */
    RUNNING("its records move its clock. Nothing to do."),
    /** 3: wall time. */
    QUIET(
            "it is read to its end and nothing comes, so its clock goes on with the wall time."
                    + " Nothing to do."),
    /** 4: records that are there but not read. */
    BEHIND(
            "it holds records that have not been read, so its clock and the job's stand. If this"
                    + " lasts, look for backpressure and at the reader's consumer."),
    /** 5: no answer from the broker. */
    UNANSWERED(
            "the broker does not say whether there is more to read, so its clock and the job's"
                    + " stand. Look whether the partition has a leader and the broker is up."),
    /** 6: the reader was told to wait for slower partitions. */
    PAUSED("it is paused until slower partitions have come up. Nothing to do."),
    /** 7: nobody at all is heard. */
    HELD(
            "nobody at all is heard, so its clock is held: no warning is given out of an outage."
                    + " Look whether the shop's systems still write to the topic."),
    /** 8: others are heard again, this one is not. */
    GRACE(
            "others are heard again after an outage, this one is not yet. Its clock is held for"
                    + " churn.clock.hold-grace, because its backlog may be on the way. Look"
                    + " whether its producers are back.");

    private final String meaning;

    ClockStatus(String meaning) {
        this.meaning = meaning;
    }

    /** What it means and what to do about it. */
    public String meaning() {
        return meaning;
    }

    /** Whether the clock stands although time goes on. */
    public boolean stands() {
        return this != EMPTY && this != RUNNING && this != QUIET;
    }

    /** Whether somebody should look. */
    public boolean isAlarming() {
        return this == BEHIND || this == UNANSWERED;
    }
}
