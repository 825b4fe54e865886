package io.churnwarnings.operator;

/** The slots that the backend does not know yet as they are, in the order in which they got so. */
final class DirtyQueue {

    private CustomerSlot oldest;
    private CustomerSlot newest;
    private int size;

    void add(CustomerSlot slot) {
        slot.dirty = true;
        slot.older = newest;
        if (newest == null) {
            oldest = slot;
        } else {
            newest.newer = slot;
        }
        newest = slot;
        size++;
    }

    void remove(CustomerSlot slot) {
        if (slot.older == null) {
            oldest = slot.newer;
        } else {
            slot.older.newer = slot.newer;
        }
        if (slot.newer == null) {
            newest = slot.older;
        } else {
            slot.newer.older = slot.older;
        }
        slot.older = null;
        slot.newer = null;
        slot.dirty = false;
        size--;
    }

    /** The one that waits longest, or null. */
    CustomerSlot oldest() {
        return oldest;
    }

    int size() {
        return size;
    }
}
