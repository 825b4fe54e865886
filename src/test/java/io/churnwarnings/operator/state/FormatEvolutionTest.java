package io.churnwarnings.operator.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.fact.CustomerFact;
import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.operator.CacheMemory;
import io.churnwarnings.operator.ChurnOperator;
import io.churnwarnings.operator.NextCustomerSerializer;
import io.churnwarnings.operator.Subtasks;
import io.churnwarnings.testkit.Policies;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** State of format 1 can be extended by a field, and be rescaled at the same time. */
class FormatEvolutionTest {

    private static final int CUSTOMERS = 200;
    private static final long DAY_0 = 1_704_067_200_000L;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLaterFormatReadsTheStateOfThisOneOnAnyParallelism(boolean rocks) throws Exception {
        StateBackend backend =
                rocks ? new EmbeddedRocksDBStateBackend() : new HashMapStateBackend();
        OperatorSubtaskState state = keptToday(backend);
        Map<String, byte[]> kept = new HashMap<>();

        OperatorSubtaskState next = visitAll(backend, state, 2, 3, 0, kept);
        visitAll(backend, next, 3, 1, 1, kept);

        assertThat(kept).hasSize(CUSTOMERS);
        Set<Long> lastPurchases = new HashSet<>();
        for (byte[] format1 : kept.values()) {
            WatchedCustomer customer = WatchedCustomer.decode(format1);
            lastPurchases.add(customer.profile().ledger().entries().get(0).fact().occurredAt());
        }
        assertThat(lastPurchases).hasSize(CUSTOMERS);
    }

    private static OperatorSubtaskState keptToday(StateBackend backend) throws Exception {
        try (Subtasks today = Subtasks.start(Policies.standard(), new CacheMemory(0), 2, backend)) {
            for (int i = 0; i < CUSTOMERS; i++) {
                today.take(purchase(i));
            }
            return today.snapshot(1);
        }
    }

    private static CustomerFact purchase(int customer) {
        return new CustomerFact(
                "c" + customer, new Fact(DAY_0 + customer, "o", FactType.PURCHASE, 10_0000, "CNY"));
    }

    /** Restores on another parallelism and counts a visit of every customer. */
    private static OperatorSubtaskState visitAll(
            StateBackend backend,
            OperatorSubtaskState state,
            int before,
            int after,
            long visits,
            Map<String, byte[]> kept)
            throws Exception {
        OperatorSubtaskState[] states = new OperatorSubtaskState[after];
        int found = 0;
        for (int i = 0; i < after; i++) {
            Visits operator = new Visits(visits, kept);
            try (KeyedOneInputStreamOperatorTestHarness<String, CustomerFact, String> harness =
                    new KeyedOneInputStreamOperatorTestHarness<>(
                            operator,
                            CustomerFact::customerId,
                            BasicTypeInfo.STRING_TYPE_INFO,
                            Subtasks.MAX_PARALLELISM,
                            after,
                            i)) {
                harness.setStateBackend(backend);
                harness.initializeState(
                        AbstractStreamOperatorTestHarness.repartitionOperatorState(
                                state, Subtasks.MAX_PARALLELISM, before, after, i));
                harness.open();
                for (int customer = 0; customer < CUSTOMERS; customer++) {
                    if (Subtasks.subtask("c" + customer, after) == i) {
                        harness.processElement(new StreamRecord<>(purchase(customer)));
                        found++;
                    }
                }
                states[i] = harness.snapshot(2, 2);
            }
        }
        assertThat(found).isEqualTo(CUSTOMERS);
        return AbstractStreamOperatorTestHarness.repackageState(states);
    }

    /** An operator of the version to come, as far as it matters here. */
    private static final class Visits extends AbstractStreamOperator<String>
            implements OneInputStreamOperator<CustomerFact, String> {

        private static final long serialVersionUID = 1L;

        private final long visitsBefore;
        private final transient Map<String, byte[]> kept;
        private transient ValueState<byte[]> customers;

        Visits(long visitsBefore, Map<String, byte[]> kept) {
            this.visitsBefore = visitsBefore;
            this.kept = kept;
        }

        @Override
        public void initializeState(StateInitializationContext context) throws Exception {
            super.initializeState(context);
            customers =
                    context.getKeyedStateStore()
                            .getState(
                                    new ValueStateDescriptor<>(
                                            ChurnOperator.CUSTOMERS, new NextCustomerSerializer()));
        }

        @Override
        public void processElement(StreamRecord<CustomerFact> element) throws Exception {
            String id = element.getValue().customerId();
            byte[] customer = customers.value();
            if (customer[0] != 0) {
                // A backend on the heap rewrites with the next snapshot.
                customer = NextCustomerSerializer.with(0, customer);
            }
            assertThat(NextCustomerSerializer.visits(customer)).as(id).isEqualTo(visitsBefore);
            byte[] format1 = NextCustomerSerializer.format1(customer);
            byte[] known = kept.putIfAbsent(id, format1);
            assertThat(known == null ? format1 : known).as(id).isEqualTo(format1);
            customers.update(NextCustomerSerializer.with(visitsBefore + 1, format1));
        }
    }
}
