package io.churnwarnings.operator;

import io.churnwarnings.operator.control.AlignmentSweep;
import java.io.IOException;
import java.util.stream.Stream;
import org.apache.flink.runtime.state.VoidNamespace;

/** The customers of a subtask as the sweep goes through them. */
final class SweptCustomers implements AlignmentSweep.Customers {

    private final CustomerOperator operator;

    SweptCustomers(CustomerOperator operator) {
        this.operator = operator;
    }

    @Override
    public int writeBack(int from, int most) throws IOException {
        return operator.customers.writeBack(from, most);
    }

    @Override
    public Stream<String> ids() {
        return operator.<String>getKeyedStateBackend()
                .getKeys(CustomerOperator.CUSTOMERS, VoidNamespace.INSTANCE);
    }

    @Override
    public void align(String customerId, long from) throws Exception {
        operator.processor.align(customerId, from);
    }
}
