package io.churnwarnings.operator;

import io.churnwarnings.operator.state.WatchedCustomer;
import org.apache.flink.api.common.state.ValueStateDescriptor;

/** The names of the operator's state in savepoints, for external readers. */
public final class CustomerState {

    /**
     * The union list of the clock: {@code long[]} of first key group, last key group, and where
     * they stand in UTC epoch milliseconds.
     */
    public static final String CLOCK = OperatorClock.STATE;

    private CustomerState() {}

    /** The customers by their ids, see {@link WatchedCustomer#decode}. */
    public static ValueStateDescriptor<byte[]> customers() {
        return new ValueStateDescriptor<>(ChurnOperator.CUSTOMERS, new EncodedCustomerSerializer());
    }
}
