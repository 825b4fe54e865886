package io.churnwarnings.operator;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * Keeps customers in memory, as many as a budget of bytes allows, and writes behind: the backend
 * learns of a change when the customer is evicted, written back or flushed. That nothing is kept of
 * a customer is remembered like anything else.
 */
final class WriteBehindSlots implements CustomerSlots {

    private static final double GROW_ABOVE = 0.6;
    private static final double FULL_ABOVE = 0.85;

    private final CustomerBackend backend;
    private final long budget;
    private final int lowWaterMark;
    private final SlotTable table = new SlotTable();
    private final DirtyQueue dirty = new DirtyQueue();
    private final SecondChance clock = new SecondChance(table);
    private final SlotCounters counters = new SlotCounters();
    private long slotBytes;

    /** Whether whoever is not in memory is not in the backend either. */
    private boolean complete;

    /**
     * @param budget how many bytes of heap the customers and the table may take; at least the
     *     present customer is kept, whatever he takes
     * @param lowWaterMark how many dirty customers {@link #writeBack} leaves alone
     * @param empty whether nobody is in the backend yet: then new customers, of whom a backfill has
     *     many, are not looked for there as long as all others are in memory
     */
    WriteBehindSlots(CustomerBackend backend, long budget, int lowWaterMark, boolean empty) {
        this.backend = backend;
        this.budget = budget;
        this.lowWaterMark = lowWaterMark;
        complete = empty;
    }

    @Override
    public CustomerSlot load(String customerId) throws IOException {
        int hash = SlotTable.hash(customerId);
        CustomerSlot slot = table.find(customerId, hash);
        if (slot == null) {
            return miss(customerId, hash);
        }
        counters.hits++;
        slot.referenced = true;
        return slot;
    }

    /** Says whom {@link #load} will be asked for next; see {@link SlotTable#fetch}. */
    void fetch(String[] customerIds, int count) {
        table.fetch(customerIds, count);
    }

    @Override
    public void changed(CustomerSlot slot) throws IOException {
        if (!slot.resident) {
            throw new IllegalStateException("the slot was evicted before it was changed");
        }
        if (!slot.dirty) {
            dirty.add(slot);
        }
        int body = slot.bodyBytes();
        if (body != slot.accountedBody) {
            slotBytes += body - slot.accountedBody;
            slot.accountedBody = body;
            evictDownTo(budget, slot);
        }
    }

    @Override
    public void flush() throws IOException {
        long start = System.nanoTime();
        for (CustomerSlot slot = dirty.oldest(); slot != null; slot = dirty.oldest()) {
            write(slot);
        }
        counters.lastFlushMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    @Override
    public void writeBack(int most) throws IOException {
        writeOldest(Math.min(most, dirty.size() - lowWaterMark));
    }

    /** Writes so many of those that have waited longest, however few are dirty. */
    void writeOldest(int most) throws IOException {
        for (int n = Math.min(most, dirty.size()); n > 0; n--) {
            write(dirty.oldest());
        }
    }

    /**
     * A customer's slot to look at: nothing is evicted for it, and it must not be changed. Null if
     * nothing is kept of him.
     */
    CustomerSlot peek(String customerId) throws IOException {
        int hash = SlotTable.hash(customerId);
        CustomerSlot slot = table.find(customerId, hash);
        if (slot == null) {
            byte[] value = backend.read(customerId);
            if (value == null) {
                return null;
            }
            slot = new CustomerSlot(customerId, hash);
            SlotFormat.decode(value, slot);
        }
        return slot.length == 0 ? null : slot;
    }

    SlotCounters counters() {
        return counters;
    }

    int dirty() {
        return dirty.size();
    }

    int customers() {
        return table.size();
    }

    long bytes() {
        return slotBytes + table.bytes();
    }

    long budget() {
        return budget;
    }

    private CustomerSlot miss(String customerId, int hash) throws IOException {
        counters.misses++;
        byte[] value = complete ? null : backend.read(customerId);
        CustomerSlot slot = new CustomerSlot(customerId, hash);
        if (value != null) {
            SlotFormat.decode(value, slot);
        }
        makeRoomInTable();
        slot.resident = true;
        slot.accountedBody = slot.bodyBytes();
        slotBytes += slot.ownBytes() + slot.accountedBody;
        table.add(slot);
        evictDownTo(budget, slot);
        return slot;
    }

    private void makeRoomInTable() throws IOException {
        if (table.size() < GROW_ABOVE * table.capacity()) {
            return;
        }
        if (bytes() + table.bytesToGrow() <= budget) {
            table.grow();
        } else if (table.size() >= FULL_ABOVE * table.capacity()) {
            evict(null);
        }
    }

    private void evictDownTo(long bytes, CustomerSlot spared) throws IOException {
        while (bytes() > bytes && table.size() > 1) {
            evict(spared);
        }
    }

    private void evict(CustomerSlot spared) throws IOException {
        CustomerSlot victim = clock.evict(spared);
        victim.resident = false;
        complete &= victim.length == 0;
        slotBytes -= victim.ownBytes() + victim.accountedBody;
        counters.evictions++;
        if (victim.dirty) {
            write(victim);
        }
    }

    private void write(CustomerSlot slot) throws IOException {
        if (slot.length == 0) {
            backend.delete(slot.customerId());
        } else {
            byte[] value = SlotFormat.encode(slot);
            backend.write(slot.customerId(), value);
            counters.valuesWritten++;
            counters.valueBytesWritten += value.length;
        }
        dirty.remove(slot);
        counters.writeBacks++;
    }
}
