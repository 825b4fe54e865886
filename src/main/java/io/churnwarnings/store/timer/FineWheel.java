package io.churnwarnings.store.timer;

import java.util.Collection;
import java.util.TreeMap;

/** Days by number: in order, and one that was asked for lately without a search. */
final class FineWheel {

    private static final int RECENT = 1 << 10;

    private final TreeMap<Long, DayBucket> days = new TreeMap<>();
    private final DayBucket[] recent = new DayBucket[RECENT];
    private DayBucket first;

    /** The day, or null. */
    DayBucket find(long number) {
        DayBucket day = recent[place(number)];
        if (day == null || day.number() != number) {
            day = days.get(number);
            recent[place(number)] = day;
        }
        return day;
    }

    /** Adds a day that is not there. */
    void add(DayBucket day) {
        days.put(day.number(), day);
        recent[place(day.number())] = day;
        if (first == null || day.number() < first.number()) {
            first = day;
        }
    }

    /** The earliest day, or null. */
    DayBucket first() {
        return first;
    }

    void removeFirst() {
        if (recent[place(first.number())] == first) {
            recent[place(first.number())] = null;
        }
        days.pollFirstEntry();
        first = days.isEmpty() ? null : days.firstEntry().getValue();
    }

    Collection<DayBucket> all() {
        return days.values();
    }

    /** Those from a number on, below another one. */
    Collection<DayBucket> between(long from, long to) {
        return days.subMap(from, to).values();
    }

    Collection<DayBucket> latestFirst() {
        return days.descendingMap().values();
    }

    private static int place(long number) {
        return (int) number & RECENT - 1;
    }
}
