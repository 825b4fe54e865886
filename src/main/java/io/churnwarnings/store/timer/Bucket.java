package io.churnwarnings.store.timer;

import java.util.BitSet;

/** A day, or a span of days, whose entries the backend has in chunks of their own. */
final class Bucket {

    static final int DAYS_IN_SPAN = 32;

    /** Above the numbers of all days, however far they are from 1970: days have 86,400,000 ms. */
    private static final long FIRST_SPAN = 1L << 38;

    private final long number;
    private final long start;
    private final long length;
    private final BitSet chunks = new BitSet();

    private Bucket(long number, long start, long length) {
        this.number = number;
        this.start = start;
        this.length = length;
    }

    static Bucket day(long day, long dayLength) {
        return new Bucket(day, day * dayLength, dayLength);
    }

    static Bucket span(long span, long dayLength) {
        long length = DAYS_IN_SPAN * dayLength;
        return new Bucket(FIRST_SPAN + span, span * length, length);
    }

    /** The period whose chunks have a number. */
    static Bucket of(long number, long dayLength) {
        return number < FIRST_SPAN / 2
                ? day(number, dayLength)
                : span(number - FIRST_SPAN, dayLength);
    }

    boolean isSpan() {
        return number >= FIRST_SPAN / 2;
    }

    /** By which its chunks are known. */
    long number() {
        return number;
    }

    long start() {
        return start;
    }

    /** The period's length in milliseconds. */
    long length() {
        return length;
    }

    /** The key groups that have a chunk of this period, the subtask's first one being 0. */
    BitSet chunks() {
        return chunks;
    }
}
