package io.churnwarnings.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.WarningEvent;
import io.churnwarnings.domain.fact.CustomerFact;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Stage;
import io.churnwarnings.domain.state.PublishedWarning;
import io.churnwarnings.operator.state.WatchedCustomer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** All subtasks of the real operator, each in a harness, fed as Flink would feed them. */
public final class Subtasks implements AutoCloseable {

    public static final int MAX_PARALLELISM = 16;

    private final List<KeyedOneInputStreamOperatorTestHarness<String, CustomerFact, WarningEvent>>
            harnesses = new ArrayList<>();

    private Subtasks() {}

    public static Subtasks start(
            Policy policy, CacheMemory cache, int parallelism, StateBackend backend)
            throws Exception {
        return start(policy, cache, parallelism, backend, null, 0);
    }

    /** The same customers on another number of subtasks. */
    public static Subtasks restore(
            Policy policy,
            CacheMemory cache,
            int parallelism,
            StateBackend backend,
            OperatorSubtaskState state,
            int parallelismBefore)
            throws Exception {
        return start(policy, cache, parallelism, backend, state, parallelismBefore);
    }

    private static Subtasks start(
            Policy policy,
            CacheMemory cache,
            int parallelism,
            StateBackend backend,
            OperatorSubtaskState state,
            int parallelismBefore)
            throws Exception {
        Subtasks subtasks = new Subtasks();
        for (int i = 0; i < parallelism; i++) {
            KeyedOneInputStreamOperatorTestHarness<String, CustomerFact, WarningEvent> harness =
                    new KeyedOneInputStreamOperatorTestHarness<>(
                            new ChurnOperator(policy, cache),
                            CustomerFact::customerId,
                            BasicTypeInfo.STRING_TYPE_INFO,
                            MAX_PARALLELISM,
                            parallelism,
                            i);
            subtasks.harnesses.add(harness);
            harness.setStateBackend(backend);
            if (state != null) {
                harness.initializeState(
                        AbstractStreamOperatorTestHarness.repartitionOperatorState(
                                state, MAX_PARALLELISM, parallelismBefore, parallelism, i));
            }
            harness.open();
        }
        return subtasks;
    }

    /** The subtask that keeps a customer. */
    public static int subtask(String customerId, int parallelism) {
        return KeyGroupRangeAssignment.assignKeyToParallelOperator(
                customerId, MAX_PARALLELISM, parallelism);
    }

    public int parallelism() {
        return harnesses.size();
    }

    public void take(CustomerFact fact) throws Exception {
        harnesses
                .get(subtask(fact.customerId(), harnesses.size()))
                .processElement(new StreamRecord<>(fact));
    }

    public void advance(long clock) throws Exception {
        for (var harness : harnesses) {
            harness.processWatermark(new Watermark(clock));
        }
    }

    /** The output since the last call, each subtask's in its order. */
    public List<WarningEvent> output() {
        List<WarningEvent> events = new ArrayList<>();
        for (var harness : harnesses) {
            harness.extractOutputValues().forEach(events::add);
            harness.getOutput().clear();
        }
        return events;
    }

    /** How many customers are kept; each of them is due no later than something can happen. */
    public int entries() throws Exception {
        int entries = 0;
        for (var harness : harnesses) {
            ChurnOperator operator = (ChurnOperator) harness.getOperator();
            operator.flush();
            for (byte[] state : states(operator)) {
                WatchedCustomer customer = WatchedCustomer.decode(state);
                assertThat(customer.timerAt())
                        .isLessThanOrEqualTo(customer.profile().nextCheckAt());
                entries++;
            }
        }
        return entries;
    }

    /** The customers and those warned at each stage, as the operator counts them. */
    public long[] counted() {
        long[] counted = new long[1 + Stage.values().length];
        for (var harness : harnesses) {
            CustomerCounts counts = ((ChurnOperator) harness.getOperator()).counts;
            counted[0] += counts.customers();
            for (Stage stage : Stage.values()) {
                counted[1 + stage.ordinal()] += counts.openWarnings(stage);
            }
        }
        return counted;
    }

    /** The same, counted in the state. */
    public long[] kept() throws Exception {
        long[] counted = new long[1 + Stage.values().length];
        for (var harness : harnesses) {
            ChurnOperator operator = (ChurnOperator) harness.getOperator();
            operator.flush();
            for (byte[] state : states(operator)) {
                PublishedWarning open = WatchedCustomer.decode(state).profile().open();
                counted[0]++;
                if (open != null) {
                    counted[1 + open.highest().ordinal()]++;
                }
            }
        }
        return counted;
    }

    public OperatorSubtaskState snapshot(long checkpoint) throws Exception {
        List<OperatorSubtaskState> states = new ArrayList<>();
        for (var harness : harnesses) {
            states.add(harness.snapshot(checkpoint, checkpoint));
        }
        return AbstractStreamOperatorTestHarness.repackageState(
                states.toArray(OperatorSubtaskState[]::new));
    }

    @Override
    public void close() throws Exception {
        for (var harness : harnesses) {
            harness.close();
        }
    }

    private static List<byte[]> states(ChurnOperator operator) throws Exception {
        List<byte[]> states = new ArrayList<>();
        var descriptor =
                new ValueStateDescriptor<>(
                        ChurnOperator.CUSTOMERS, new EncodedCustomerSerializer());
        try (Stream<String> customers =
                operator.<String>getKeyedStateBackend()
                        .getKeys(ChurnOperator.CUSTOMERS, VoidNamespace.INSTANCE)) {
            for (String customer : customers.toList()) {
                operator.setCurrentKey(customer);
                states.add(
                        operator.getKeyedStateBackend()
                                .getPartitionedState(
                                        VoidNamespace.INSTANCE,
                                        VoidNamespaceSerializer.INSTANCE,
                                        descriptor)
                                .value());
            }
        }
        return states;
    }
}
