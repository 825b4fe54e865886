package io.churnwarnings.operator.state;

import io.churnwarnings.domain.fact.OrderColumns;
import io.churnwarnings.domain.state.CustomerProfile;
import io.churnwarnings.store.cache.CachedEntry;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Converts between a cached entry and a customer's profile.
 *
 * <p>Not thread-safe: buffers are reused.
 */
public final class CustomerCodec {

    private static final byte[] NO_ORDER = {};

    private final ProfileFormat format = new ProfileFormat();
    private final DataInputDeserializer in = new DataInputDeserializer();
    private final DataOutputSerializer out = new DataOutputSerializer(512);
    private final EncodedOrders scan;

    /**
     * @param baseCurrency the one in which most amounts are
     */
    public CustomerCodec(String baseCurrency) {
        scan = new EncodedOrders(baseCurrency);
    }

    /** The customer's profile; {@link CustomerProfile#EMPTY} if there is none. */
    public CustomerProfile read(CachedEntry entry) throws IOException {
        return entry.length == 0 ? CustomerProfile.EMPTY : read(entry, null);
    }

    /**
     * Like {@link #read}, but with the orders in columns and without their ids if the customer has
     * orders only: the walk does not need them. They hold until the next call. A caller that
     * changes the facts must use {@link #read}.
     */
    public CustomerProfile readForWalk(CachedEntry entry) throws IOException {
        if (entry.length == 0 || (entry.body[0] & ProfileFormat.ORDERS_ALONE) == 0) {
            return read(entry);
        }
        scan.lacks(NO_ORDER, entry.body, entry.length);
        return scan.orders().hasForeignAmounts()
                ? read(entry)
                : read(entry, scan.orders().columns());
    }

    /** Puts a profile into the entry; an empty one leaves nothing. */
    public void write(CustomerProfile profile, CachedEntry entry) throws IOException {
        entry.nextCheckAt = profile.nextCheckAt();
        if (profile.isEmpty()) {
            entry.length = 0;
            return;
        }
        out.clear();
        format.write(profile, out);
        put(entry);
    }

    /**
     * Puts a profile into the entry from which it was read for the walk last, if its ledger is
     * still the same; tells whether it was.
     */
    public boolean writeAfterWalk(
            CustomerProfile before, CustomerProfile profile, CachedEntry entry) throws IOException {
        if (before.ledger().orders() == null || profile.isEmpty()) {
            write(profile, entry);
            return true;
        }
        if (profile.ledger() != before.ledger()) {
            return false;
        }
        entry.nextCheckAt = profile.nextCheckAt();
        out.clear();
        format.writeHeadOfOrders(profile, out);
        out.write(entry.body, scan.ordersFrom(), entry.length - scan.ordersFrom());
        put(entry);
        return true;
    }

    private CustomerProfile read(CachedEntry entry, OrderColumns orders) throws IOException {
        in.setBuffer(entry.body, 0, entry.length);
        try {
            return format.read(in, entry.nextCheckAt, orders);
        } catch (RuntimeException e) {
            throw new IOException("The state is not of this format.", e);
        }
    }

    private void put(CachedEntry entry) {
        entry.makeRoom(out.length());
        entry.length = out.length();
        System.arraycopy(out.getSharedBuffer(), 0, entry.body, 0, entry.length);
    }
}
