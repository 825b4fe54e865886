package io.churnwarnings.operator.control;

import io.churnwarnings.store.cache.CachedEntry;
import io.churnwarnings.store.cache.KeyedStore;
import io.churnwarnings.store.timer.Timers;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The customers whose timers are still to be erased. They are erased together before the state is
 * read, because each erasure passes over all timers.
 */
public final class ErasedCustomers {

    private final Set<String> ids = new LinkedHashSet<>();

    public void add(String customerId) {
        ids.add(customerId);
    }

    /** Removes all but the live timers: an erased customer may have bought again. */
    public void erase(Timers timers, KeyedStore customers) throws IOException {
        if (ids.isEmpty()) {
            return;
        }
        Map<String, Long> timerAt = new HashMap<>();
        for (String customerId : ids) {
            CachedEntry since = customers.peek(customerId);
            timerAt.put(customerId, since == null ? CachedEntry.NEVER : since.timerAt);
        }
        timers.erase(timerAt);
        ids.clear();
    }
}
