package io.churnwarnings.operator;

import io.churnwarnings.domain.WarningEvent;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.store.cache.WriteBehindStore;
import io.churnwarnings.store.timer.WriteBehindTimers;
import java.util.Objects;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * The common part of the keyed operators, independent of their inputs: the state and its users.
 *
 * <p>It is no KeyedProcessFunction for three reasons. The current watermark is not restored, so a
 * fact that arrives before the first watermark after a restart would not be known for late. The
 * last watermark of a drained or bounded job, {@link Long#MAX_VALUE}, would declare every customer
 * lost. And a read, a write and a timer in RocksDB for each purchase cost ten times as much as the
 * rest of the job: customers and timers are therefore kept in memory and written behind.
 */
abstract class CustomerOperator extends AbstractStreamOperator<WarningEvent> {

    private static final long serialVersionUID = 1L;
    public static final String CUSTOMERS = "customers";
    static final String DUE = "due";

    private static final long DAY = 86_400_000;

    /** The timers' share of the memory, as a divisor: an entry is far smaller than a customer. */
    private static final int DUE_SHARE = 8;

    /** Below this number of dirty records, the flush in a checkpoint takes no noticeable time. */
    private static final int LOW_WATER_MARK = 1_000;

    /** The flush in a checkpoint blocks processing, so the number of dirty records is bounded. */
    private static final int HIGH_WATER_MARK = 1_000_000;

    private static final long WRITE_BACK_PERIOD_MS = 50;
    private static final int WRITTEN_BACK_AT_ONCE = 100;

    final Policy policy;
    private final CacheMemory cache;
    private final ProfileWriter profiles;

    transient int maxParallelism;
    transient KeyGroupRange keyGroups;
    transient OperatorClock clock;
    transient CustomerCounts counts;
    transient WriteBehindStore customers;
    transient WriteBehindTimers timers;
    transient TimerPolicy timerPolicy;
    transient ChurnMetrics churnMetrics;
    transient CustomerProcessor processor;

    /**
     * @param policy the shop's rules
     * @param cache the memory budget of cached customers
     * @param profiles writes the profiles; null if the job emits none
     */
    CustomerOperator(Policy policy, CacheMemory cache, ProfileWriter profiles) {
        this.policy = Objects.requireNonNull(policy, "policy");
        this.cache = Objects.requireNonNull(cache, "cache");
        this.profiles = profiles;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        TaskInfo task = getRuntimeContext().getTaskInfo();
        maxParallelism = task.getMaxNumberOfParallelSubtasks();
        keyGroups =
                KeyGroupRangeAssignment.computeKeyGroupRangeForOperatorIndex(
                        maxParallelism,
                        task.getNumberOfParallelSubtasks(),
                        task.getIndexOfThisSubtask());
        clock = new OperatorClock(keyGroups, maxParallelism, context.getOperatorStateStore());
        KeyedStateStore keyed = context.getKeyedStateStore();
        ValueState<byte[]> values = keyed.getState(CustomerState.customers());
        counts = new CustomerCounts(keyGroups, maxParallelism, getProcessingTimeService(), context);
        RestoredCounts.complete(counts, context, getKeyedStateBackend(), values);
        long memory = cache.perSlot(getContainingTask().getEnvironment().getTaskManagerInfo());
        timers =
                new WriteBehindTimers(
                        new KeyedTimerChunks(
                                this,
                                keyed.getMapState(
                                        new MapStateDescriptor<>(
                                                DUE,
                                                LongSerializer.INSTANCE,
                                                BytePrimitiveArraySerializer.INSTANCE)),
                                keyGroups,
                                maxParallelism),
                        keyGroups,
                        maxParallelism,
                        DAY,
                        memory / DUE_SHARE);
        timerPolicy = new TimerPolicy(timers, clock);
        customers =
                new WriteBehindStore(
                        new KeyedCustomerBackend(this, values),
                        timerPolicy,
                        keyGroups,
                        maxParallelism,
                        memory - memory / DUE_SHARE,
                        LOW_WATER_MARK,
                        HIGH_WATER_MARK,
                        !context.isRestored());
    }

    @Override
    public void open() throws Exception {
        super.open();
        churnMetrics = new ChurnMetrics(getMetricGroup(), clock::watermark, counts);
        CacheMetrics.register(getMetricGroup(), customers);
        processor =
                new CustomerProcessor(
                        rulebook(),
                        clock,
                        counts,
                        customers,
                        timers,
                        timerPolicy,
                        churnMetrics,
                        new CustomerOutput(output, churnMetrics, profiles));
        getProcessingTimeService()
                .scheduleWithFixedDelay(
                        at -> lookAfter(), WRITE_BACK_PERIOD_MS, WRITE_BACK_PERIOD_MS);
    }

    /** The rules as far as they are known at the start. */
    Rulebook rulebook() {
        return Rulebook.of(policy);
    }

    /** The store sets the current key itself when it accesses keyed state. */
    @Override
    @SuppressWarnings("rawtypes")
    public void setKeyContextElement1(StreamRecord record) {}

    /**
     * The events of waiting facts must be emitted before the barrier: behind it, they would not be
     * in the checkpoint that has the facts in the state.
     */
    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        processor.takeWaiting();
        super.prepareSnapshotPreBarrier(checkpointId);
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        flush();
        clock.snapshot();
        counts.snapshot();
    }

    private void lookAfter() throws Exception {
        processor.takeWaiting();
        customers.writeBack(WRITTEN_BACK_AT_ONCE);
    }

    @Override
    public void finish() throws Exception {
        processor.takeWaiting();
        super.finish();
    }

    /** Brings the state backend up to date. */
    void flush() throws Exception {
        processor.flush();
    }
}
