package io.churnwarnings.operator;

import java.io.IOException;
import org.apache.flink.api.common.state.ValueState;

/** Reads and writes the state backend at every access. */
final class BackendProfileStore implements ProfileStore {

    private final ValueState<WatchedCustomer> state;

    BackendProfileStore(ValueState<WatchedCustomer> state) {
        this.state = state;
    }

    @Override
    public WatchedCustomer load(String customerId) throws IOException {
        return state.value();
    }

    @Override
    public void store(String customerId, WatchedCustomer customer) throws IOException {
        state.update(customer);
    }

    @Override
    public void remove(String customerId) {
        state.clear();
    }
}
