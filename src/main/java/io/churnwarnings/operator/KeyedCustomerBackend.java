package io.churnwarnings.operator;

import io.churnwarnings.store.cache.StoreBackend;
import java.io.IOException;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.streaming.api.operators.KeyContext;

/**
 * Keeps customers in Flink's keyed state. It does not restore the current key: every access to
 * keyed state must set the key first.
 */
final class KeyedCustomerBackend implements StoreBackend {

    private final KeyContext keys;
    private final ValueState<byte[]> state;

    KeyedCustomerBackend(KeyContext keys, ValueState<byte[]> state) {
        this.keys = keys;
        this.state = state;
    }

    @Override
    public byte[] read(String customerId) throws IOException {
        keys.setCurrentKey(customerId);
        return state.value();
    }

    @Override
    public void write(String customerId, byte[] value) throws IOException {
        keys.setCurrentKey(customerId);
        state.update(value);
    }

    @Override
    public void delete(String customerId) {
        keys.setCurrentKey(customerId);
        state.clear();
    }
}
