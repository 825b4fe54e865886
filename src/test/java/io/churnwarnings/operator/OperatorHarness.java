package io.churnwarnings.operator;

import io.churnwarnings.domain.WarningEvent;
import io.churnwarnings.domain.fact.CustomerFact;
import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Stage;
import io.churnwarnings.operator.state.WatchedCustomer;
import io.churnwarnings.testkit.Policies;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.clusterframework.types.ResourceID;
import org.apache.flink.runtime.executiongraph.ExecutionGraphTestUtils;
import org.apache.flink.runtime.metrics.groups.TaskManagerMetricGroup;
import org.apache.flink.runtime.metrics.groups.TaskMetricGroup;
import org.apache.flink.runtime.metrics.util.TestingMetricRegistry;
import org.apache.flink.runtime.operators.testutils.MockEnvironmentBuilder;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** One subtask of the operator with everything about it in view: timers, state, metrics, output. */
public final class OperatorHarness implements AutoCloseable {

    private static final long DAY_0 = 1_704_067_200_000L;

    private final Map<String, Metric> metrics = new HashMap<>();
    private final ChurnOperator operator;
    private final KeyedOneInputStreamOperatorTestHarness<String, CustomerFact, WarningEvent>
            harness;

    public OperatorHarness(Policy policy, OperatorSubtaskState state) throws Exception {
        operator = new ChurnOperator(policy, CacheMemory.BY_HEAP);
        harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        operator,
                        CustomerFact::customerId,
                        BasicTypeInfo.STRING_TYPE_INFO,
                        new MockEnvironmentBuilder()
                                .setMaxParallelism(16)
                                .setMetricGroup(metricGroup())
                                .build());
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
    }

    public static OperatorHarness start() throws Exception {
        return new OperatorHarness(Policies.standard(), null);
    }

    public static long day(double day) {
        return DAY_0 + Math.round(day * Policies.DAY);
    }

    public void buys(String customer, double... days) throws Exception {
        for (double day : days) {
            takes(customer, new Fact(day(day), "o" + day, FactType.PURCHASE, 10_0000, "CNY"));
        }
    }

    public void takes(String customer, Fact fact) throws Exception {
        harness.processElement(new StreamRecord<>(new CustomerFact(customer, fact)));
    }

    public void clock(double day) throws Exception {
        harness.processWatermark(new Watermark(day(day)));
    }

    public void end() throws Exception {
        harness.processWatermark(Watermark.MAX_WATERMARK);
    }

    /** The timers of all customers, in order. */
    public List<Long> timerAt() throws Exception {
        List<Long> timerAt = new ArrayList<>();
        operator.flush();
        try (Stream<String> customers =
                operator.<String>getKeyedStateBackend()
                        .getKeys(ChurnOperator.CUSTOMERS, VoidNamespace.INSTANCE)) {
            for (String customer : customers.toList()) {
                timerAt.add(customer(customer).timerAt());
            }
        }
        timerAt.sort(null);
        return timerAt;
    }

    public int entries() throws Exception {
        return timerAt().size();
    }

    /** The state of a customer, or null. */
    public WatchedCustomer customer(String id) throws Exception {
        operator.flush();
        operator.setCurrentKey(id);
        byte[] state =
                operator.getKeyedStateBackend()
                        .getPartitionedState(
                                VoidNamespace.INSTANCE,
                                VoidNamespaceSerializer.INSTANCE,
                                new ValueStateDescriptor<>(
                                        ChurnOperator.CUSTOMERS, new EncodedCustomerSerializer()))
                        .value();
        return state == null ? null : WatchedCustomer.decode(state);
    }

    /** The output since the last call: sentences for events, watermarks as they are. */
    public List<String> output() {
        List<String> output = new ArrayList<>();
        for (Object element : harness.getOutput()) {
            output.add(element instanceof StreamRecord<?> r ? tell(r) : "" + element);
        }
        harness.getOutput().clear();
        return output;
    }

    public long counter(String name) {
        return ((Counter) metrics.get(name)).getCount();
    }

    public Object gauge(String name) {
        return ((Gauge<?>) metrics.get(name)).getValue();
    }

    /** The customers, and those warned at each stage. */
    public List<Long> counts() {
        List<Long> counts = new ArrayList<>();
        counts.add((Long) gauge("churn.customers"));
        for (Stage stage : Stage.values()) {
            counts.add(
                    (Long)
                            gauge(
                                    "churn.stage."
                                            + stage.name().toLowerCase(Locale.ROOT)
                                            + ".openWarnings"));
        }
        return counts;
    }

    public OperatorSubtaskState snapshot() throws Exception {
        return harness.snapshot(1, 1);
    }

    @Override
    public void close() throws Exception {
        harness.close();
    }

    private static String tell(StreamRecord<?> record) {
        WarningEvent event = (WarningEvent) record.getValue();
        return event.customerId() + " " + event.type() + " " + event.stage();
    }

    private TaskMetricGroup metricGroup() {
        return TaskManagerMetricGroup.createTaskManagerMetricGroup(
                        TestingMetricRegistry.builder()
                                .setRegisterConsumer(
                                        (metric, name, group) -> {
                                            String id = group.getMetricIdentifier(name);
                                            int churn = id.indexOf(".churn.");
                                            metrics.put(id.substring(churn + 1), metric);
                                        })
                                .build(),
                        "host",
                        ResourceID.generate())
                .addJob(new JobID(), "job")
                .addTask(ExecutionGraphTestUtils.createExecutionAttemptId(), "task");
    }
}
