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
 * @param timerAt UTC epoch milliseconds of the timer that holds; not after the profile's {@code
 *     nextCheckAt}, and before it where the due time moved later since: that costs no entry, only a
 *     look in vain
 */
public record WatchedCustomer(CustomerProfile profile, long timerAt) {

    /** The bytes that state holds of him. */
    public byte[] encode() throws IOException {
        CachedEntry entry = new CachedEntry("");
        new CustomerCodec("").write(profile, entry);
        entry.timerAt = timerAt;
        return StoredValue.encode(entry);
    }

    /** Reads what {@link #encode} or the operator wrote. */
    public static WatchedCustomer decode(byte[] state) throws IOException {
        CachedEntry entry = new CachedEntry("");
        try {
            StoredValue.read(state, 0, state.length, entry);
        } catch (IllegalArgumentException e) {
            throw new IOException(e);
        }
        return new WatchedCustomer(new CustomerCodec("").read(entry), entry.timerAt);
    }
}
