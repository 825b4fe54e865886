package io.churnwarnings.local.bench;

import java.util.Locale;

/** What is measured: parts of the job, the job, and what one would have written first. */
enum Variant {
    /** The source alone; the bytes are dropped. */
    READ,
    /** The job's own source and decoder. */
    DECODE,
    /**
     * The same, then sent to whoever has the customer, and dropped: the most that the job can
     * reach.
     */
    KEYED,
    /** The job with its state on the heap. */
    HASHMAP,
    /** The job as shipped. */
    JOB,
    /** The job with the profiles topic. */
    PROFILES,
    /** The same warnings, as one writes them first. */
    TEXTBOOK;

    /** Whether it writes warnings that have to be committed. */
    boolean warns() {
        return this == HASHMAP || this == JOB || this == PROFILES || this == TEXTBOOK;
    }

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
