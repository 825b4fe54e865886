package io.churnwarnings.operator;

import io.churnwarnings.domain.ControlMessage;
import io.churnwarnings.domain.WarningEvent;
import io.churnwarnings.domain.fact.CustomerFact;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.operator.control.AcceptedRules;
import io.churnwarnings.operator.control.AlignmentSweep;
import io.churnwarnings.operator.control.ControlMetrics;
import io.churnwarnings.operator.control.Erasures;
import io.churnwarnings.operator.control.InputClocks;
import io.churnwarnings.operator.control.RulebookReader;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keyed operator of a job with control topics: facts by customer, and broadcast control
 * messages. It has the state of {@link ChurnOperator} and more under names of its own, so that
 * either operator restores a savepoint of the other.
 *
 * <p>Its clock is the minimum of both inputs, and does not reach a change of the rules before
 * {@link AlignmentSweep} is complete.
 */
public final class ControlledChurnOperator extends CustomerOperator
        implements TwoInputStreamOperator<CustomerFact, ControlMessage, WarningEvent> {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ControlledChurnOperator.class);

    /** A slice of some milliseconds, and as long for others. */
    private static final int ALIGNED_AT_ONCE = 300;

    private static final long ALIGNMENT_PAUSE_MS = 5;
    private static final long END = Watermark.MAX_WATERMARK.getTimestamp();

    private final RulebookReader reader;

    private transient AcceptedRules rules;
    transient AlignmentSweep sweep;
    private transient Erasures erasures;
    private transient ControlMetrics metrics;
    private transient boolean sweeping;
    private transient InputClocks clocks;
    private transient long handedOn;

    /**
     * @param policy the shop's rules before all control messages
     * @param cache the memory budget of cached customers
     * @param profiles writes the profiles; null if the job emits none
     * @param reader builds the rulebook from accepted rules
     */
    public ControlledChurnOperator(
            Policy policy, CacheMemory cache, ProfileWriter profiles, RulebookReader reader) {
        super(policy, cache, profiles);
        this.reader = Objects.requireNonNull(reader, "reader");
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        rules = new AcceptedRules(context.getOperatorStateStore(), reader);
        sweep = new AlignmentSweep(new SweptCustomers(), context.getOperatorStateStore());
        erasures =
                new Erasures(
                        getKeyedStateBackend(),
                        context.getKeyedStateStore().getState(Erasures.descriptor()));
        clocks = new InputClocks();
        handedOn = Long.MIN_VALUE;
    }

    @Override
    public void open() throws Exception {
        super.open();
        metrics = new ControlMetrics(getMetricGroup(), clocks, clock::watermark, sweep, erasures);
        if (!sweep.isComplete()) {
            sweep.begin(Long.MAX_VALUE);
            sweepOn();
        }
    }

    @Override
    Rulebook rulebook() {
        return rules.rulebook();
    }

    /** Instructions are broadcast and have no key. */
    @Override
    @SuppressWarnings("rawtypes")
    public void setKeyContextElement2(StreamRecord record) {}

    @Override
    public void processElement1(StreamRecord<CustomerFact> element) throws Exception {
        CustomerFact taken = element.getValue();
        if (!erasures.isEmpty() && erasures.cover(taken.customerId(), taken.fact().occurredAt())) {
            metrics.erasedFact();
            return;
        }
        processor.take(taken);
    }

    @Override
    public void processElement2(StreamRecord<ControlMessage> element) throws Exception {
        ControlMessage instruction = element.getValue();
        switch (instruction.kind()) {
            case RULES -> change(instruction);
            case ERASURE -> erase(instruction);
        }
    }

    @Override
    public void processWatermark1(Watermark mark) throws Exception {
        clocks.facts(mark.getTimestamp());
        advance();
    }

    @Override
    public void processWatermark2(Watermark mark) throws Exception {
        clocks.instructions(mark.getTimestamp());
        advance();
    }

    private void change(ControlMessage instruction) throws Exception {
        long from = instruction.effectiveFrom();
        rules.add(instruction);
        processor.judgeBy(rules.rulebook());
        if (from <= clock.watermark()) {
            LOG.warn(
                    "Rules effective from {} were read when the clock was already at {}. They"
                            + " apply from now on; a replay would apply them earlier. Check that the"
                            + " rules topic has message.timestamp.type LogAppendTime, and that the"
                            + " clocks of brokers and TaskManagers agree.",
                    from,
                    clock.watermark());
        }
        sweep.begin(from);
        sweepOn();
    }

    private void erase(ControlMessage instruction) throws Exception {
        String customerId = instruction.customerId();
        if (!keyGroups.contains(
                KeyGroupRangeAssignment.assignToKeyGroup(customerId, maxParallelism))) {
            return;
        }
        if (instruction.toldAt() > clock.watermark()) {
            erasures.add(customerId, instruction.toldAt());
        }
        processor.erase(customerId, instruction.toldAt());
        metrics.erasedCustomer();
    }

    private void sweepOn() {
        if (!sweeping) {
            sweeping = true;
            long now = getProcessingTimeService().getCurrentProcessingTime();
            getProcessingTimeService().registerTimer(now + ALIGNMENT_PAUSE_MS, at -> slice());
        }
    }

    private void slice() throws Exception {
        sweeping = false;
        sweep.goOn(ALIGNED_AT_ONCE);
        if (sweep.isComplete()) {
            advance();
        } else {
            sweepOn();
        }
    }

    private void advance() throws Exception {
        long instant = clocks.haveEnded() ? END : Math.min(clocks.both(), sweep.limit());
        if (instant <= handedOn) {
            return;
        }
        handedOn = instant;
        // The final watermark marks the end of the input and must not make customers lost.
        if (instant != END) {
            processor.advance(instant);
            erasures.expire(clock.watermark());
        }
        processWatermark(new Watermark(instant));
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        sweep.snapshot();
    }

    @Override
    public void close() throws Exception {
        if (sweep != null) {
            sweep.close();
        }
        super.close();
    }

    /** The customers of the subtask as the sweep goes through them. */
    private final class SweptCustomers implements AlignmentSweep.Customers {

        @Override
        public int writeBack(int from, int most) throws IOException {
            return customers.writeBack(from, most);
        }

        @Override
        public Stream<String> ids() {
            return ControlledChurnOperator.this
                    .<String>getKeyedStateBackend()
                    .getKeys(CUSTOMERS, VoidNamespace.INSTANCE);
        }

        @Override
        public void align(String customerId, long from) throws Exception {
            processor.align(customerId, from);
        }
    }
}
