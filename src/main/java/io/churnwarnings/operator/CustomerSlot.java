package io.churnwarnings.operator;

/**
 * One customer's encoded state in memory. Mutable on purpose: it is the hot path's working memory.
 * Whoever changes a field tells {@link CustomerSlots#changed}.
 */
final class CustomerSlot {

    static final long NEVER = Long.MAX_VALUE;
    static final byte[] NOTHING = {};

    private static final int OBJECT_BYTES =
            HeapBytes.object(4, 2 * Long.BYTES + 3 * Integer.BYTES + 3);

    /** The encoded state from 0 to {@link #length}, and room for more behind it. */
    byte[] body = NOTHING;

    /** Zero: nothing is kept of him. */
    int length;

    /** UTC epoch milliseconds at which the clock must come back to him. */
    long wakeAt = NEVER;

    /** UTC epoch milliseconds of his live entry in the due list. */
    long armed = NEVER;

    /** His neighbours in the queue of the dirty ones. */
    CustomerSlot older;

    CustomerSlot newer;
    boolean dirty;

    /** Whether he was asked for since the clock hand last passed. */
    boolean referenced;

    boolean resident;
    final int hash;

    /** What the store has accounted for his body. */
    int accountedBody;

    private final String customerId;

    CustomerSlot(String customerId, int hash) {
        this.customerId = customerId;
        this.hash = hash;
    }

    String customerId() {
        return customerId;
    }

    /** What the body takes on the heap, in bytes. */
    int bodyBytes() {
        return body == NOTHING ? 0 : HeapBytes.array(body.length);
    }

    /** What the slot takes on the heap without its body, in bytes. */
    int ownBytes() {
        return OBJECT_BYTES + HeapBytes.string(customerId);
    }
}
