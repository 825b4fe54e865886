package io.churnwarnings.store.cache;

import java.util.HashMap;
import java.util.Map;

/** A backend in a map that counts its accesses. */
class HeapCustomers implements StoreBackend {

    final Map<String, byte[]> values = new HashMap<>();
    int reads;
    int writes;
    int deletes;

    @Override
    public byte[] read(String customerId) {
        reads++;
        byte[] value = values.get(customerId);
        return value == null ? null : value.clone();
    }

    @Override
    public void write(String customerId, byte[] value) {
        writes++;
        values.put(customerId, value.clone());
    }

    @Override
    public void delete(String customerId) {
        deletes++;
        values.remove(customerId);
    }
}
