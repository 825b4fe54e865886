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
 * Whose timers are still to be erased: for all of them at once, before somebody looks at the state,
 * as it means to go through the whole list.
 */
public final class ErasedCustomers {

    private final Set<String> ids = new LinkedHashSet<>();

    public void add(String customerId) {
        ids.add(customerId);
    }

    /** Leaves of them what holds: who was erased may have bought again. */
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
