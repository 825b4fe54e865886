package io.churnwarnings.time;

/** A way in which the clock could be wrong, put between its parts by the simulation. */
enum BrokenClock {
    /** None: the clock as it is. */
    NONE,
    /** Takes a reader with nothing to hand on for one that has read everything. */
    TRUSTS_THE_READER,
    /** Takes a broker that does not answer for one that has nothing more. */
    TAKES_NO_ANSWER_FOR_AN_ANSWER,
    /** Goes on for ever. */
    HAS_NO_LIMIT,
    /** Takes its own quiet hours for a sign of life. */
    LISTENS_TO_ITSELF,
    /** Believes that records are written the moment they happen. */
    FORGETS_HOW_LATE_RECORDS_COME,
    /** Advances although a reader has not reported. */
    BELIEVES_STALE_SIGNS,
    /** Releases all partitions as soon as one has records again. */
    HAS_NO_GRACE,
    /** Remembers records alone over a restart. */
    FORGETS_THE_QUIET_HOURS_AT_A_RESTART,
    /** Does not remember the outage over a restart. */
    FORGETS_THE_OUTAGE_AT_A_RESTART,
    /** Lets an empty partition follow the others however long ago it was looked at. */
    FOLLOWS_THE_OTHERS_BLINDLY
}
