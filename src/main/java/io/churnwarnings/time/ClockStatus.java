package io.churnwarnings.time;

/**
 * The cause of a partition clock's movement or standstill. The ordinals are the metric's values.
 */
public enum ClockStatus {
    /** 0: the broker has not answered yet. */
    UNKNOWN(
            "it is unknown yet whether it holds records. The clock of the whole job waits for the"
                    + " broker's answer; if none comes, check the broker and the reader's"
                    + " rights on the topic."),
    /** 1: no accepted record was ever in it. */
    EMPTY("it has no accepted record, so its clock follows the others. No action is needed."),
    /** 2: its records. */
    RUNNING("its records move its clock. No action is needed."),
    /** 3: wall time. */
    QUIET(
            "it is read to its end and receives no records, so its clock follows the wall time."
                    + " No action is needed."),
    /** 4: records that are there but not read. */
    BEHIND(
            "it holds unread records, so its clock and the job's stand. If this"
                    + " lasts, check for backpressure and check the reader's consumer."),
    /** 5: no answer from the broker. */
    UNANSWERED(
            "the broker does not answer whether it holds unread records, so its clock and the"
                    + " job's stand. Check that the partition has a leader and the broker is up."),
    /** 6: the reader waits for slower partitions. */
    PAUSED("it is paused until slower partitions have caught up. No action is needed."),
    /** 7: no partition receives records. */
    HELD(
            "no partition receives records, so its clock is held: an outage causes no warnings."
                    + " Check that the shop's systems still write to the topic."),
    /** 8: other partitions receive records again, this one does not. */
    GRACE(
            "other partitions receive records again after an outage, this one does not yet. Its"
                    + " clock is held for churn.clock.hold-grace, because its backlog may be on"
                    + " the way. Check that its producers are running again.");

    private final String meaning;

    ClockStatus(String meaning) {
        this.meaning = meaning;
    }

    /** The meaning and the remedy, as text for operators. */
    public String meaning() {
        return meaning;
    }

    /** Whether the clock stands although time goes on. */
    public boolean stands() {
        return this != EMPTY && this != RUNNING && this != QUIET;
    }

    /** Whether an operator should investigate. */
    public boolean isAlarming() {
        return this == BEHIND || this == UNANSWERED;
    }
}
