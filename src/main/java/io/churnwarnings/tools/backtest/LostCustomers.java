package io.churnwarnings.tools.backtest;

import io.churnwarnings.domain.policy.Policy;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The customers who were truly lost: whose last order lies after the split, and at least the
 * horizon before the end of the history. Every rule had the whole silence to warn of them.
 */
final class LostCustomers {

    /** When their last silence began, by customer. */
    private final Map<String, Long> since = new HashMap<>();

    /**
     * Finds them.
     *
     * @param split UTC epoch milliseconds
     */
    LostCustomers(Collection<String> customers, Orders orders, long split, double horizonDays) {
        long latest = orders.end() - Math.round(horizonDays * Policy.DAY);
        for (String customer : customers) {
            long[] times = orders.of(customer);
            long last = times.length == 0 ? Long.MAX_VALUE : times[times.length - 1];
            if (last >= split && last <= latest) {
                since.put(customer, last);
            }
        }
    }

    int count() {
        return since.size();
    }

    /** Whether the warning is of the silence in which a customer was lost. */
    boolean isLostSince(Warned warned) {
        return since.getOrDefault(warned.customerId(), Long.MIN_VALUE) == warned.lastPurchaseAt();
    }
}
