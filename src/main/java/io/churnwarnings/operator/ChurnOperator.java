package io.churnwarnings.operator;

import io.churnwarnings.domain.CustomerFact;
import io.churnwarnings.domain.CustomerProfile;
import io.churnwarnings.domain.CustomerWatch;
import io.churnwarnings.domain.Fact;
import io.churnwarnings.domain.Policy;
import io.churnwarnings.domain.Rulebook;
import io.churnwarnings.domain.Verdict;
import io.churnwarnings.domain.WarningEvent;
import java.io.IOException;
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
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * The one keyed operator: loads a customer, asks the domain, stores, notes when he is due, emits.
 *
 * <p>It is no KeyedProcessFunction for three reasons. The current watermark is not restored, so a
 * fact that arrives before the first watermark after a restart would not be known for late. The
 * last watermark of a drained or bounded job, {@link Long#MAX_VALUE}, would declare every customer
 * lost. And a read, a write and a timer in RocksDB for each purchase cost ten times what all the
 * rest of the job does: customers are kept in memory and written behind, and so is what Flink's
 * timers would have been.
 */
public final class ChurnOperator extends AbstractStreamOperator<WarningEvent>
        implements OneInputStreamOperator<CustomerFact, WarningEvent> {

    private static final long serialVersionUID = 1L;
    static final String CUSTOMERS = "customers";
    static final String DUE = "due";

    private static final long DAY = 86_400_000;

    /** What part of the memory the due list may take: an entry is far smaller than a customer. */
    private static final int DUE_SHARE = 8;

    /** So few dirty customers that a checkpoint writes them in a moment. */
    private static final int LOW_WATER_MARK = 1_000;

    private static final long WRITE_BACK_PERIOD_MS = 50;
    private static final int WRITTEN_BACK_AT_ONCE = 100;

    private final Policy policy;
    private final CacheMemory cache;

    private transient int maxParallelism;
    private transient CustomerWatch watch;
    private transient OperatorClock clock;
    transient Census census;
    private transient WriteBehindSlots customers;
    private transient WriteBehindDueList due;
    private transient RoutineFacts routine;
    private transient CustomerCodec codec;
    private transient ChurnMetrics churnMetrics;

    /**
     * @param policy the shop's rules
     * @param cache what the customers in memory may take
     */
    public ChurnOperator(Policy policy, CacheMemory cache) {
        this.policy = Objects.requireNonNull(policy, "policy");
        this.cache = Objects.requireNonNull(cache, "cache");
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        TaskInfo task = getRuntimeContext().getTaskInfo();
        maxParallelism = task.getMaxNumberOfParallelSubtasks();
        KeyGroupRange keyGroups =
                KeyGroupRangeAssignment.computeKeyGroupRangeForOperatorIndex(
                        maxParallelism,
                        task.getNumberOfParallelSubtasks(),
                        task.getIndexOfThisSubtask());
        clock = new OperatorClock(keyGroups, context.getOperatorStateStore());
        KeyedStateStore keyed = context.getKeyedStateStore();
        ValueState<byte[]> values = keyed.getState(CustomerState.customers());
        census = new Census(keyGroups, maxParallelism, getProcessingTimeService(), context);
        CensusTaker.complete(census, context, getKeyedStateBackend(), values);
        long memory = cache.perSlot(getContainingTask().getEnvironment().getTaskManagerInfo());
        customers =
                new WriteBehindSlots(
                        new KeyedCustomerBackend(this, values),
                        memory - memory / DUE_SHARE,
                        LOW_WATER_MARK,
                        !context.isRestored());
        due =
                new WriteBehindDueList(
                        new KeyedDueChunks(
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
    }

    @Override
    public void open() throws Exception {
        super.open();
        watch = new CustomerWatch(Rulebook.of(policy));
        routine = new RoutineFacts(Rulebook.of(policy));
        codec = new CustomerCodec(policy.rfm().rates().base());
        churnMetrics = new ChurnMetrics(getMetricGroup(), clock::watermark, census);
        CacheMetrics.register(getMetricGroup(), customers);
        getProcessingTimeService()
                .scheduleWithFixedDelay(
                        at -> customers.writeBack(WRITTEN_BACK_AT_ONCE),
                        WRITE_BACK_PERIOD_MS,
                        WRITE_BACK_PERIOD_MS);
    }

    /** Keyed state is accessed behind the back of most records: it is told its key there. */
    @Override
    @SuppressWarnings("rawtypes")
    public void setKeyContextElement1(StreamRecord record) {}

    @Override
    public void processElement(StreamRecord<CustomerFact> element) throws Exception {
        CustomerFact taken = element.getValue();
        Fact fact = taken.fact();
        long now = clockOf(taken.customerId());
        CustomerSlot customer = customers.load(taken.customerId());
        boolean isNew = customer.length == 0;
        if (routine.take(customer, fact, now)) {
            arm(customer);
            customers.changed(customer);
            churnMetrics.routineFact(fact.occurredAt());
        } else {
            walk(customer, fact, now);
        }
        if (isNew && customer.length > 0) {
            churnMetrics.customerAdded(taken.customerId());
        }
    }

    private void walk(CustomerSlot customer, Fact fact, long now) throws Exception {
        CustomerProfile profile = codec.read(customer);
        Verdict verdict = watch.onFact(customer.customerId(), profile, fact, now);
        churnMetrics.fact(fact.occurredAt(), fact.occurredAt() <= now, verdict);
        if (verdict.profile() != profile) {
            boolean wasKept = customer.length > 0;
            codec.write(verdict.profile(), customer);
            arm(customer);
            customers.changed(customer);
            census.warned(customer.customerId(), profile.open(), verdict.profile().open());
            if (wasKept && customer.length == 0) {
                churnMetrics.customerForgotten(customer.customerId());
            }
        }
        emit(verdict);
    }

    private void comeBack(String customerId, long at) throws Exception {
        CustomerSlot customer = customers.load(customerId);
        if (customer.armed != at) {
            return;
        }
        customer.armed = CustomerSlot.NEVER;
        long now = clockOf(customerId);
        if (customer.wakeAt > now) {
            churnMetrics.vainLook();
            arm(customer);
            customers.changed(customer);
            return;
        }
        CustomerProfile profile = codec.readForWalk(customer);
        Verdict verdict = watch.onClock(customerId, profile, now);
        if (!codec.writeAfterWalk(profile, verdict.profile(), customer)) {
            verdict = watch.onClock(customerId, codec.read(customer), now);
            codec.write(verdict.profile(), customer);
        }
        arm(customer);
        customers.changed(customer);
        census.warned(customerId, profile.open(), verdict.profile().open());
        if (customer.length == 0) {
            churnMetrics.customerForgotten(customerId);
        }
        emit(verdict);
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        // The last watermark says that the input ends; time does not. Nobody is lost by it.
        if (mark.getTimestamp() != Watermark.MAX_WATERMARK.getTimestamp()) {
            clock.advance(mark.getTimestamp());
            due.comeUp(clock.watermark(), this::comeBack);
        }
        super.processWatermark(mark);
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        flush();
        clock.snapshot();
        census.snapshot();
    }

    /** Brings the state backend up to date. */
    void flush() throws IOException {
        customers.flush();
        due.flush();
    }

    private long clockOf(String customerId) {
        return clock.isUniform()
                ? clock.watermark()
                : clock.of(KeyGroupRangeAssignment.assignToKeyGroup(customerId, maxParallelism));
    }

    /** Sees to it that the clock comes back to the customer no later than he must be looked at. */
    private void arm(CustomerSlot customer) throws Exception {
        if (customer.length == 0) {
            customer.armed = CustomerSlot.NEVER;
        } else if (customer.wakeAt < customer.armed) {
            customer.armed = customer.wakeAt;
            due.add(customer.customerId(), customer.armed);
        }
    }

    private void emit(Verdict verdict) {
        for (WarningEvent event : verdict.events()) {
            churnMetrics.event(event);
            output.collect(new StreamRecord<>(event, event.occurredAt()));
        }
    }
}
