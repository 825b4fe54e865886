package io.churnwarnings.time;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tracks the clock over all readers at the coordinator, for readers whose partitions are all empty.
 * Flink's idleness does not suffice for them: Flink waits for an input that becomes active again
 * only after it has caught up, so the clock would not wait for their first records.
 */
public final class GlobalWatermark {

    private final Map<Integer, ClockReport> reports = new TreeMap<>();

    /** Records a reader's report. */
    public void report(int subtask, ClockReport report) {
        reports.put(subtask, report);
    }

    /** Resets a reader that restarts. */
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
