package io.churnwarnings.operator;

/**
 * The slots in memory by customer: an open-addressing table with linear probing. A removal shifts
 * back what was displaced, so there are no graves.
 */
final class SlotTable {

    /** About as many as a processor can wait for at the same time. */
    static final int FETCHED_AT_ONCE = 32;

    private static final int SMALLEST = 16;
    private static final int LARGEST = 1 << 30;
    private static final int BYTES_PER_PLACE = Integer.BYTES + HeapBytes.REFERENCE;

    /** The hashes, 0 where no slot is: a probe reads only these until one is equal. */
    private int[] hashes = new int[SMALLEST];

    private CustomerSlot[] slots = new CustomerSlot[SMALLEST];
    private int mask = SMALLEST - 1;
    private int size;
    private final int[] places = new int[FETCHED_AT_ONCE];

    /** Means nothing; but what is not kept would not be looked at either. */
    private int fetched;

    /**
     * Spreads a customer's hash code over all bits. Flink has chosen this subtask's customers by
     * the same hash code, and shops number their customers.
     */
    static int hash(String customerId) {
        int h = customerId.hashCode() * 0x9E3779B9;
        h = (h ^ h >>> 15) * 0x2C1B3C6D;
        h ^= h >>> 13;
        return h == 0 ? 1 : h;
    }

    /** The slot, or null. */
    CustomerSlot find(String customerId, int hash) {
        boolean isShort = ShortId.fits(customerId);
        long start = isShort ? ShortId.start(customerId) : 0;
        long end = isShort ? ShortId.end(customerId) : 0;
        int at = hash & mask;
        for (int found = hashes[at]; found != 0; found = hashes[at]) {
            if (found == hash) {
                CustomerSlot slot = slots[at];
                if (isShort ? slot.isOf(start, end) : slot.isOf(customerId)) {
                    return slot;
                }
            }
            at = at + 1 & mask;
        }
        return null;
    }

    /**
     * Brings what {@link #find} and its caller will look at into the processor's caches. Waiting
     * for memory is most of what a lookup among millions costs, and here the waits for several
     * customers overlap: each loop asks for what the one before has found.
     *
     * @param count how many of the ids are meant, at most {@value #FETCHED_AT_ONCE}
     */
    void fetch(String[] customerIds, int count) {
        for (int i = 0; i < count; i++) {
            places[i] = hash(customerIds[i]) & mask;
        }
        int sum = 0;
        for (int i = 0; i < count; i++) {
            sum += hashes[places[i]];
        }
        for (int i = 0; i < count; i++) {
            CustomerSlot slot = slots[places[i]];
            sum += slot == null ? 0 : slot.length;
        }
        for (int i = 0; i < count; i++) {
            CustomerSlot slot = slots[places[i]];
            sum += slot == null || slot.length == 0 ? 0 : slot.body[0] + slot.body[slot.length - 1];
        }
        fetched = sum;
    }

    /** Adds a slot that is not there; the table must not be full. */
    void add(CustomerSlot slot) {
        place(slot);
        size++;
    }

    int size() {
        return size;
    }

    int capacity() {
        return slots.length;
    }

    /** The slot at a place from 0 below the capacity, or null. */
    CustomerSlot at(int place) {
        return slots[place];
    }

    /** Empties a place; a slot from further on may take it. */
    void removeAt(int place) {
        int hole = place;
        int at = place;
        while (true) {
            at = at + 1 & mask;
            int hash = hashes[at];
            if (hash == 0) {
                break;
            }
            if ((at - hash & mask) >= (at - hole & mask)) {
                hashes[hole] = hash;
                slots[hole] = slots[at];
                hole = at;
            }
        }
        hashes[hole] = 0;
        slots[hole] = null;
        size--;
    }

    /** What the table takes on the heap without the slots, in bytes. */
    long bytes() {
        return bytes(capacity());
    }

    /** What growing takes while old and new table are both there, in bytes more than now. */
    long bytesToGrow() {
        return capacity() == LARGEST ? Long.MAX_VALUE / 2 : bytes(2 * capacity());
    }

    void grow() {
        CustomerSlot[] before = slots;
        hashes = new int[2 * before.length];
        slots = new CustomerSlot[2 * before.length];
        mask = slots.length - 1;
        for (CustomerSlot slot : before) {
            if (slot != null) {
                place(slot);
            }
        }
    }

    private void place(CustomerSlot slot) {
        int at = slot.hash & mask;
        while (hashes[at] != 0) {
            at = at + 1 & mask;
        }
        hashes[at] = slot.hash;
        slots[at] = slot;
    }

    private static long bytes(int capacity) {
        return (long) capacity * BYTES_PER_PLACE;
    }
}
