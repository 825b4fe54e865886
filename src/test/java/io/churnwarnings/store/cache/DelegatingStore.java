package io.churnwarnings.store.cache;

import java.io.IOException;

/** A store of which a test may change something. */
public class DelegatingStore implements KeyedStore {

    private final KeyedStore slots;

    public DelegatingStore(KeyedStore slots) {
        this.slots = slots;
    }

    @Override
    public CachedEntry load(String customerId) throws IOException {
        return slots.load(customerId);
    }

    @Override
    public void changed(CachedEntry entry) throws IOException {
        slots.changed(entry);
    }

    @Override
    public void flush() throws IOException {
        slots.flush();
    }

    @Override
    public void writeBack(int most) throws IOException {
        slots.writeBack(most);
    }

    @Override
    public CachedEntry peek(String customerId) throws IOException {
        return slots.peek(customerId);
    }

    @Override
    public int tag(String customerId) {
        return slots.tag(customerId);
    }

    @Override
    public void prefetch(String[] customerIds, int count) {
        slots.prefetch(customerIds, count);
    }

    @Override
    public int writeBack(int from, int most) throws IOException {
        return slots.writeBack(from, most);
    }
}
