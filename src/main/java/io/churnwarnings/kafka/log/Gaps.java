package io.churnwarnings.kafka.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gaps between offsets; the longest are remembered. */
final class Gaps {

    /** Transactions leave gaps of one or two offsets; a loss is among the longest. */
    private static final int MAX_GAPS = 64;

    private final List<Gap> gaps = new ArrayList<>();

    /**
     * A jump.
     *
     * @param from the first offset that did not come
     * @param to the next one that came
     */
    record Gap(long from, long to) {

        private long length() {
            return to - from;
        }

        /** How many of the offsets lie before the beginning of the log. */
        long before(long beginning) {
            return Math.max(0, Math.min(beginning, to) - from);
        }
    }

    void add(long from, long to) {
        gaps.add(new Gap(from, to));
        if (gaps.size() > MAX_GAPS) {
            gaps.remove(gaps.stream().min(Comparator.comparingLong(Gap::length)).orElseThrow());
        }
    }

    /** Takes over those of another, which has none from then on. */
    void moveFrom(Gaps other) {
        other.gaps.forEach(gap -> add(gap.from(), gap.to()));
        other.clear();
    }

    /** Those that are a loss, because the log begins behind their start. */
    List<Gap> lostBefore(long beginning) {
        return gaps.stream().filter(gap -> gap.before(beginning) > 0).toList();
    }

    void clear() {
        gaps.clear();
    }
}
