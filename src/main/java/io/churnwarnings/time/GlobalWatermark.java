package io.churnwarnings.time;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Knows at the coordinator where the clock stands over all readers. It is kept for the readers
 * whose partitions are all empty: were they idle as Flink knows it, the clock would not wait for
 * them once they are heard, because Flink waits for an input that wakes up only after that has
 * caught up.
 */
public final class GlobalWatermark {

    private final Map<Integer, ClockReport> reports = new TreeMap<>();

    /** Takes down what a reader reports. */
    public void report(int subtask, ClockReport report) {
        reports.put(subtask, report);
    }

    /** The reader starts anew. */
    public void forget(int subtask) {
        reports.remove(subtask);
    }

    /**
     * The smallest clock over the readers that do not follow, or {@link ClockReport#HOLDING} while
     * one is not known.
     */
    public long clock(int parallelism) {
        if (reports.size() < parallelism) {
            return ClockReport.HOLDING;
        }
        long slowest =
                reports.values().stream()
                        .mapToLong(ClockReport::clock)
                        .min()
                        .orElse(ClockReport.HOLDING);
        return slowest == ClockReport.FOLLOWING ? ClockReport.HOLDING : slowest;
    }

    /** The readers that follow. */
    public List<Integer> followers() {
        return reports.entrySet().stream()
                .filter(entry -> entry.getValue().follows())
                .map(Map.Entry::getKey)
                .toList();
    }
}
