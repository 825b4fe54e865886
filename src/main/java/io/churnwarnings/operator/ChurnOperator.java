package io.churnwarnings.operator;

import io.churnwarnings.domain.CustomerFact;
import io.churnwarnings.domain.CustomerProfile;
import io.churnwarnings.domain.CustomerWatch;
import io.churnwarnings.domain.Policy;
import io.churnwarnings.domain.Verdict;
import io.churnwarnings.domain.WarningEvent;
import java.util.Objects;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * The one keyed operator: loads a customer, asks the domain, stores, arms his timer, emits.
 *
 * <p>It is no KeyedProcessFunction for two reasons. The current watermark is not restored, so a
 * fact that arrives before the first watermark after a restart would not be known for late; and the
 * last watermark of a drained or bounded job, {@link Long#MAX_VALUE}, would declare every customer
 * lost. Both need the operator's own hands on the watermark. The timers are those of a
 * KeyedProcessFunction (service "user-timers", {@link VoidNamespace}), so that the State Processor
 * API can write them.
 */
public final class ChurnOperator extends AbstractStreamOperator<WarningEvent>
        implements OneInputStreamOperator<CustomerFact, WarningEvent>,
                Triggerable<String, VoidNamespace> {

    private static final long serialVersionUID = 1L;
    private static final String TIMERS = "user-timers";
    static final String STATE = "customer";

    private final Policy policy;

    private transient int maxParallelism;
    private transient CustomerWatch watch;
    private transient OperatorClock clock;
    private transient ProfileStore store;
    private transient InternalTimerService<VoidNamespace> timers;
    private transient ChurnMetrics churnMetrics;

    /**
     * @param policy the shop's rules
     */
    public ChurnOperator(Policy policy) {
        this.policy = Objects.requireNonNull(policy, "policy");
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        TaskInfo task = getRuntimeContext().getTaskInfo();
        maxParallelism = task.getMaxNumberOfParallelSubtasks();
        clock =
                new OperatorClock(
                        KeyGroupRangeAssignment.computeKeyGroupRangeForOperatorIndex(
                                maxParallelism,
                                task.getNumberOfParallelSubtasks(),
                                task.getIndexOfThisSubtask()),
                        context.getOperatorStateStore());
        store =
                new BackendProfileStore(
                        context.getKeyedStateStore()
                                .getState(
                                        new ValueStateDescriptor<>(
                                                STATE, new WatchedCustomerSerializer())));
    }

    @Override
    public void open() throws Exception {
        super.open();
        watch = new CustomerWatch(policy);
        timers = getInternalTimerService(TIMERS, VoidNamespaceSerializer.INSTANCE, this);
        churnMetrics = new ChurnMetrics(getMetricGroup(), clock::watermark);
    }

    @Override
    public void processElement(StreamRecord<CustomerFact> element) throws Exception {
        CustomerFact taken = element.getValue();
        String customerId = taken.customerId();
        long now = clockOf(customerId);
        WatchedCustomer customer = store.load(customerId);
        CustomerProfile profile = customer == null ? CustomerProfile.EMPTY : customer.profile();
        Verdict verdict = watch.onFact(customerId, profile, taken.fact(), now);
        churnMetrics.fact(taken.fact().occurredAt(), taken.fact().occurredAt() <= now, verdict);
        if (customer == null && !verdict.profile().isEmpty()) {
            churnMetrics.customerAdded();
        }
        if (verdict.profile() != profile) {
            settle(customerId, customer, verdict.profile());
        }
        emit(verdict);
    }

    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
        String customerId = timer.getKey();
        WatchedCustomer customer = store.load(customerId);
        if (customer == null || customer.armedTimer() != timer.getTimestamp()) {
            return;
        }
        // The firing has taken the timer out of the service.
        WatchedCustomer unarmed = new WatchedCustomer(customer.profile(), CustomerProfile.NEVER);
        long now = clockOf(customerId);
        if (customer.profile().wakeAt() > now) {
            churnMetrics.vainTimer();
            settle(customerId, unarmed, customer.profile());
            return;
        }
        Verdict verdict = watch.onClock(customerId, customer.profile(), now);
        settle(customerId, unarmed, verdict.profile());
        emit(verdict);
    }

    /** No timer of processing time is ever registered. */
    @Override
    public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
        throw new IllegalStateException(
                "a timer of processing time fired at " + timer.getTimestamp());
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        if (mark.getTimestamp() == Watermark.MAX_WATERMARK.getTimestamp()) {
            // The input ends, time does not. A timer that fired now would be lost for the job that
            // goes on from here.
            output.emitWatermark(mark);
            return;
        }
        clock.advance(mark.getTimestamp());
        super.processWatermark(mark);
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        clock.snapshot();
    }

    private long clockOf(String customerId) {
        return clock.isUniform()
                ? clock.watermark()
                : clock.of(KeyGroupRangeAssignment.assignToKeyGroup(customerId, maxParallelism));
    }

    /**
     * Stores the customer and sees to it that a timer stands no later than he must be looked at
     * again.
     */
    private void settle(String customerId, WatchedCustomer before, CustomerProfile profile)
            throws Exception {
        long armed = before == null ? CustomerProfile.NEVER : before.armedTimer();
        if (profile.isEmpty()) {
            if (armed != CustomerProfile.NEVER) {
                timers.deleteEventTimeTimer(VoidNamespace.INSTANCE, armed);
            }
            if (before != null) {
                store.remove(customerId);
                churnMetrics.customerForgotten();
            }
            return;
        }
        if (profile.wakeAt() < armed) {
            if (armed != CustomerProfile.NEVER) {
                timers.deleteEventTimeTimer(VoidNamespace.INSTANCE, armed);
            }
            timers.registerEventTimeTimer(VoidNamespace.INSTANCE, profile.wakeAt());
            armed = profile.wakeAt();
        }
        store.store(customerId, new WatchedCustomer(profile, armed));
    }

    private void emit(Verdict verdict) {
        for (WarningEvent event : verdict.events()) {
            churnMetrics.event(event);
            output.collect(new StreamRecord<>(event, event.occurredAt()));
        }
    }
}
