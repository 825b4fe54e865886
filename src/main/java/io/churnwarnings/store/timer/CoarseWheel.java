package io.churnwarnings.store.timer;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which days are persisted together. Entries lie far ahead and far apart: written by day, a chunk
 * would get one or two at a time. So a span of days is one chunk to a key group until the clock
 * reaches it; then it is opened, and its entries are handed to their days. These are the two wheels
 * of a hierarchical timing wheel (Varghese and Lauck, "Hashed and Hierarchical Timing Wheels",
 * 1987).
 */
final class CoarseWheel {

    private final long dayLength;

    /** Those that are not open and may have been persisted to. */
    private final TreeMap<Long, Bucket> spans = new TreeMap<>();

    /** Buckets whose chunks have unknown contents. */
    private final Set<Bucket> restored = new HashSet<>();

    /** All spans before this one are open. */
    private long firstClosed = Long.MIN_VALUE;

    CoarseWheel(long dayLength) {
        this.dayLength = dayLength;
    }

    /** A chunk that is restored. */
    void restore(Bucket chunked, int place) {
        Bucket span = spans.computeIfAbsent(numberOf(chunked.start()), number -> chunked);
        span.chunks().set(place);
        restored.add(span);
    }

    /** Whether a day of which nothing is in memory may have entries in its span. */
    boolean mayHold(long day) {
        Bucket span = spans.get(Math.floorDiv(day, Bucket.DAYS_IN_SPAN));
        return span != null && restored.contains(span);
    }

    /** The bucket to which a day's entries are persisted. */
    Bucket periodOf(DayBucket day) {
        long number = numberOf(day.start());
        return number < firstClosed
                ? day.period()
                : spans.computeIfAbsent(number, span -> Bucket.span(span, dayLength));
    }

    /** Where the first span begins that is not open, UTC epoch milliseconds. */
    long firstStart() {
        return spans.isEmpty() ? Long.MAX_VALUE : spans.firstEntry().getValue().start();
    }

    /** Opens the first span, whose chunks are the caller's to hand out. */
    Bucket open() {
        Map.Entry<Long, Bucket> first = spans.pollFirstEntry();
        firstClosed = Math.max(firstClosed, first.getKey() + 1);
        return first.getValue();
    }

    /** Whether the chunks of an opened span must be read regardless of the entries in memory. */
    boolean isUnknown(Bucket span) {
        return restored.remove(span);
    }

    /** The day begins; by then its span is open, or nothing was ever persisted to it. */
    void begin(DayBucket day) {
        firstClosed = Math.max(firstClosed, numberOf(day.start()) + 1);
    }

    Iterable<Bucket> all() {
        return spans.values();
    }

    private long numberOf(long instant) {
        return Math.floorDiv(instant, Bucket.DAYS_IN_SPAN * dayLength);
    }
}
