package io.churnwarnings.operator;

import io.churnwarnings.domain.policy.Stage;
import io.churnwarnings.domain.state.PublishedWarning;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.ManagedInitializationContext;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;

/**
 * The number of customers of one subtask, and the number of open warnings by stage. The counts are
 * kept per key group and in every checkpoint, so they are exact after a restart and a rescale
 * without a pass over all customers.
 */
final class CustomerCounts {

    private static final String STATE = "census";
    private static final long UNKNOWN = -1;
    private static final int TAKEN_AT = 0;
    private static final int FIRST = 1;
    private static final int HEADER = 2;

    /** The customers, then those warned at each stage. */
    private static final int WIDTH = 1 + Stage.values().length;

    private final KeyGroupRange keyGroups;
    private final int maxParallelism;
    private final ProcessingTimeService wallClock;
    private final ListState<long[]> state;
    private final long[] counts;
    private long age = UNKNOWN;
    private int restored;

    CustomerCounts(
            KeyGroupRange keyGroups,
            int maxParallelism,
            ProcessingTimeService wallClock,
            ManagedInitializationContext context)
            throws Exception {
        this.keyGroups = keyGroups;
        this.maxParallelism = maxParallelism;
        this.wallClock = wallClock;
        counts = new long[keyGroups.getNumberOfKeyGroups() * WIDTH];
        // Union: after a rescale any subtask may need the state of any other one.
        state =
                context.getOperatorStateStore()
                        .getUnionListState(
                                new ListStateDescriptor<>(
                                        STATE,
                                        PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO));
        for (long[] written : state.get()) {
            restore(written);
            age = Math.max(age, wallClock.getCurrentProcessingTime() - written[TAKEN_AT]);
        }
    }

    /** Whether the counts cover all customers; state of older versions may lack them. */
    boolean isComplete() {
        return restored == keyGroups.getNumberOfKeyGroups();
    }

    /**
     * How much time lay between the checkpoint that was restored and the restore, ms; -1 if none
     * was.
     */
    long ageWhenRestored() {
        return age;
    }

    /** Resets the counts. */
    void clear() {
        Arrays.fill(counts, 0);
    }

    void added(String customerId) {
        counts[row(customerId)]++;
    }

    void forgotten(String customerId) {
        counts[row(customerId)]--;
    }

    /**
     * @param before the open warning, or null
     * @param after the open warning now, or null
     */
    void warned(String customerId, PublishedWarning before, PublishedWarning after) {
        if (before == after) {
            return;
        }
        int row = row(customerId);
        if (before != null) {
            counts[row + column(before.highest())]--;
        }
        if (after != null) {
            counts[row + column(after.highest())]++;
        }
    }

    long customers() {
        return sum(0);
    }

    /** How many customers are warned whose highest stage is this one. */
    long openWarnings(Stage stage) {
        return sum(column(stage));
    }

    void snapshot() throws Exception {
        long[] written = new long[HEADER + counts.length];
        written[TAKEN_AT] = wallClock.getCurrentProcessingTime();
        written[FIRST] = keyGroups.getStartKeyGroup();
        System.arraycopy(counts, 0, written, HEADER, counts.length);
        state.update(List.of(written));
    }

    private void restore(long[] written) {
        int first = (int) written[FIRST];
        for (int at = HEADER; at < written.length; at += WIDTH) {
            int group = first + (at - HEADER) / WIDTH;
            if (keyGroups.contains(group)) {
                System.arraycopy(written, at, counts, start(group), WIDTH);
                restored++;
            }
        }
    }

    private int row(String customerId) {
        return start(KeyGroupRangeAssignment.assignToKeyGroup(customerId, maxParallelism));
    }

    private int start(int keyGroup) {
        return (keyGroup - keyGroups.getStartKeyGroup()) * WIDTH;
    }

    private static int column(Stage stage) {
        return 1 + stage.ordinal();
    }

    private long sum(int column) {
        long sum = 0;
        for (int at = column; at < counts.length; at += WIDTH) {
            sum += counts[at];
        }
        return sum;
    }
}
