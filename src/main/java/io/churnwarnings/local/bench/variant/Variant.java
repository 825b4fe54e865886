package io.churnwarnings.local.bench.variant;

import java.util.Locale;

/** The measured programs: parts of the job, the job, and the textbook solution. */
public enum Variant {
    /** The source alone; the bytes are dropped. */
    READ,
    /** The job's own source and decoder. */
    DECODE,
    /**
     * The same, then sent to the subtask of the customer, and dropped: the most that the job can
     * reach.
     */
    KEYED,
    /**
     * The same, and after every second fact an event to the job's own sink, about as many as the
     * job writes: the most that a job can reach that says as much.
     */
    EVENTS,
    /** The job with its state on the heap. */
    HASHMAP,
    /** The job as shipped. */
    JOB,
    /** The job with the profiles topic. */
    PROFILES,
    /** The same warnings, as one writes them first. */
    TEXTBOOK;

    /** Whether it writes warnings that have to be committed. */
    public boolean warns() {
        return switch (this) {
            case READ, DECODE, KEYED -> false;
            case EVENTS, HASHMAP, JOB, PROFILES, TEXTBOOK -> true;
        };
    }

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
