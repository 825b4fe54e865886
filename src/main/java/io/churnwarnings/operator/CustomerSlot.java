package io.churnwarnings.operator;

import java.util.Arrays;

/**
 * One customer's encoded state in memory. Mutable on purpose: it is the hot path's working memory.
 * Whoever changes a field tells {@link CustomerSlots#changed}.
 */
final class CustomerSlot {

    static final long NEVER = Long.MAX_VALUE;
    static final byte[] NOTHING = {};
    private static final int SMALLEST_BODY = 72;

    private static final int OBJECT_BYTES =
            HeapBytes.object(4, 4 * Long.BYTES + 3 * Integer.BYTES + 3);

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

    /**
     * The customer's id where it is short, and it mostly is: two objects less for each customer.
     */
    private final long idStart;

    private final long idEnd;

    /** The id where it is long; else null. */
    private final String longId;

    CustomerSlot(String customerId, int hash) {
        this.hash = hash;
        boolean isShort = ShortId.fits(customerId);
        idStart = isShort ? ShortId.start(customerId) : 0;
        idEnd = isShort ? ShortId.end(customerId) : 0;
        longId = isShort ? null : customerId;
    }

    String customerId() {
        return longId != null ? longId : ShortId.text(idStart, idEnd);
    }

    /** Whether the slot is of the customer with this short id. */
    boolean isOf(long start, long end) {
        return idStart == start && idEnd == end && longId == null;
    }

    /** Whether the slot is of the customer with this id, which is not short. */
    boolean isOf(String customerId) {
        return customerId.equals(longId);
    }

    /**
     * Sees to it that the body holds so many bytes, with some room: most customers buy again, and
     * what is appended in place makes no garbage.
     */
    void makeRoom(int bytes) {
        if (bytes > body.length) {
            body = Arrays.copyOf(body, Math.max(SMALLEST_BODY, bytes + (bytes >> 1)));
        }
    }

    /** What the body takes on the heap, in bytes. */
    int bodyBytes() {
        return body == NOTHING ? 0 : HeapBytes.array(body.length);
    }

    /** What the slot takes on the heap without its body, in bytes. */
    int ownBytes() {
        return OBJECT_BYTES + (longId == null ? 0 : HeapBytes.string(longId));
    }
}
