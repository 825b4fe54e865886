package io.churnwarnings.operator.state;

import io.churnwarnings.domain.state.CustomerProfile;
import io.churnwarnings.store.cache.CachedEntry;
import io.churnwarnings.store.cache.StoredValue;
import java.io.IOException;

/**
 * The state of one key, for tools and tests. The operator works on the bytes.
 *
 * @param profile the customer's profile
 * @param timerAt the time of the live timer, UTC epoch milliseconds; not after the profile's {@code
 *     nextCheckAt}, and before it where the next check has moved later since: that costs a spurious
 *     timer, but no new entry
 */
public record WatchedCustomer(CustomerProfile profile, long timerAt) {

    /** The bytes of the customer in the state. */
    public byte[] encode() throws IOException {
        CachedEntry entry = new CachedEntry("");
        new CustomerCodec("").write(profile, entry);
        entry.timerAt = timerAt;
        return StoredValue.encode(entry);
    }

    /** Reads the bytes written by {@link #encode} or the operator. */
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
