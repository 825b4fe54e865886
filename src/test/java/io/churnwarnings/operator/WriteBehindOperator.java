package io.churnwarnings.operator;

import io.churnwarnings.store.cache.CachedEntry;
import io.churnwarnings.store.cache.WriteBehindStore;
import io.churnwarnings.store.timer.WriteBehindTimers;
import java.util.Map;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Counts each customer's additions and emits the count when it is due, over both stores. */
final class WriteBehindOperator extends AbstractStreamOperator<String>
        implements OneInputStreamOperator<Map.Entry<String, Long>, String> {

    private static final long serialVersionUID = 1L;

    private final long budget;
    private final long dayLength;
    private transient WriteBehindStore slots;
    private transient WriteBehindTimers timers;

    WriteBehindOperator(long budget, long dayLength) {
        this.budget = budget;
        this.dayLength = dayLength;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        TaskInfo task = getRuntimeContext().getTaskInfo();
        int maxParallelism = task.getMaxNumberOfParallelSubtasks();
        KeyGroupRange range =
                KeyGroupRangeAssignment.computeKeyGroupRangeForOperatorIndex(
                        maxParallelism,
                        task.getNumberOfParallelSubtasks(),
                        task.getIndexOfThisSubtask());
        var bytes = PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;
        slots =
                new WriteBehindStore(
                        new KeyedCustomerBackend(
                                this,
                                context.getKeyedStateStore()
                                        .getState(new ValueStateDescriptor<>("customer", bytes))),
                        (customerId, timerAt, nextCheckAt) -> false,
                        range,
                        maxParallelism,
                        budget,
                        0,
                        Integer.MAX_VALUE,
                        !context.isRestored());
        timers =
                new WriteBehindTimers(
                        new KeyedTimerChunks(
                                this,
                                context.getKeyedStateStore()
                                        .getMapState(
                                                new MapStateDescriptor<>(
                                                        "due",
                                                        BasicTypeInfo.LONG_TYPE_INFO,
                                                        bytes)),
                                range,
                                maxParallelism),
                        range,
                        maxParallelism,
                        dayLength,
                        budget);
    }

    @Override
    public void processElement(StreamRecord<Map.Entry<String, Long>> element) throws Exception {
        String customerId = element.getValue().getKey();
        CachedEntry entry = slots.load(customerId);
        if (entry.length == 0) {
            entry.body = new byte[1];
            entry.length = 1;
        }
        entry.body[0]++;
        slots.changed(entry);
        timers.set(customerId, element.getValue().getValue());
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        timers.fire(mark.getTimestamp(), this::tell);
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        slots.flush();
        timers.flush();
    }

    private void tell(String customerId, long at) throws Exception {
        String what = customerId + " " + slots.load(customerId).body[0] + " at " + at;
        output.collect(new StreamRecord<>(what, at));
    }
}
