package io.churnwarnings.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/**
 * The event-time clock of one subtask, which Flink does not restore. It is stored per key group:
 * after an unaligned checkpoint two subtasks may have had different watermarks. An event of the
 * later watermark must not be repeated, and a customer of the earlier one must not be treated as
 * settled up to the later one.
 */
final class OperatorClock {

    static final String STATE = "clock";

    private static final int FIRST = 0;
    private static final int LAST = 1;
    private static final int CLOCK = 2;

    private final KeyGroupRange keyGroups;
    private final int maxParallelism;
    private final ListState<long[]> state;

    /**
     * Where each key group stood when the state was taken; null as soon as the watermark has passed
     * them all.
     */
    private long[] restored;

    private long watermark = Long.MIN_VALUE;

    OperatorClock(KeyGroupRange keyGroups, int maxParallelism, OperatorStateStore store)
            throws Exception {
        this.keyGroups = keyGroups;
        this.maxParallelism = maxParallelism;
        // Union: after a rescale any subtask may need the state of any other one.
        state =
                store.getUnionListState(
                        new ListStateDescriptor<>(
                                STATE, PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO));
        restored = new long[keyGroups.getNumberOfKeyGroups()];
        Arrays.fill(restored, Long.MIN_VALUE);
        for (long[] segment : state.get()) {
            for (int group = (int) segment[FIRST]; group <= segment[LAST]; group++) {
                if (keyGroups.contains(group)) {
                    restored[group - keyGroups.getStartKeyGroup()] = segment[CLOCK];
                }
            }
        }
        dropIfPassed();
    }

    /**
     * The clock of a key group's customers in UTC epoch milliseconds; {@link Long#MIN_VALUE} before
     * the first watermark.
     */
    long of(int keyGroup) {
        return restored == null
                ? watermark
                : Math.max(watermark, restored[keyGroup - keyGroups.getStartKeyGroup()]);
    }

    /** Whether all key groups stand at the watermark, so that it need not be asked for each. */
    boolean isUniform() {
        return restored == null;
    }

    /** The clock of a customer, likewise. */
    long of(String customerId) {
        return isUniform()
                ? watermark
                : of(KeyGroupRangeAssignment.assignToKeyGroup(customerId, maxParallelism));
    }

    long watermark() {
        return watermark;
    }

    void advance(long timestamp) {
        watermark = Math.max(watermark, timestamp);
        dropIfPassed();
    }

    /** Writes the clock, one segment for each run of key groups that stand at the same instant. */
    void snapshot() throws Exception {
        List<long[]> segments = new ArrayList<>();
        for (int group : keyGroups) {
            long clock = of(group);
            long[] latest = segments.isEmpty() ? null : segments.get(segments.size() - 1);
            if (latest != null && latest[CLOCK] == clock) {
                latest[LAST] = group;
            } else {
                segments.add(new long[] {group, group, clock});
            }
        }
        state.update(segments);
    }

    private void dropIfPassed() {
        if (restored != null && Arrays.stream(restored).allMatch(clock -> clock <= watermark)) {
            restored = null;
        }
    }
}
