package io.churnwarnings.operator.state;

import io.churnwarnings.domain.state.CustomerProfile;
import io.churnwarnings.store.cache.CachedEntry;
import io.churnwarnings.store.cache.StoredValue;
import java.io.IOException;

/**
 * The state of one key, for those who look at it from outside: tools and tests. The operator works
 * on the bytes.
 *
 * @param profile what the domain keeps of the customer
 * @param armed UTC epoch milliseconds of his live entry in the due list; not after the profile's
 *     {@code wakeAt}, and before it where the due time moved later since: that costs no entry, only
 *     a look in vain
 */
public record WatchedCustomer(CustomerProfile profile, long armed) {

    /** The bytes that state holds of him. */
    public byte[] encode() throws IOException {
        CachedEntry slot = new CachedEntry("");
        new CustomerCodec("").write(profile, slot);
        slot.armed = armed;
        return StoredValue.encode(slot);
    }

    /** Reads what {@link #encode} or the operator wrote. */
    public static WatchedCustomer decode(byte[] state) throws IOException {
        CachedEntry slot = new CachedEntry("");
        try {
            StoredValue.read(state, 0, state.length, slot);
        } catch (IllegalArgumentException e) {
            throw new IOException(e);
        }
        return new WatchedCustomer(new CustomerCodec("").read(slot), slot.armed);
    }
}
