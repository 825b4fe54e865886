package io.churnwarnings.tools.backtest;

import io.churnwarnings.domain.Policy;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The customers who were truly lost: whose last order lies after the split, and at least the
 * horizon before the end of the history. Every rule had his whole silence to warn of him.
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

    /**
     * How long lost customers had been silent when they were warned of, in days, in rising order.
     */
    double[] silences(List<Warned> warnings) {
        Map<String, Long> first = new HashMap<>();
        for (Warned warned : warnings) {
            if (since.getOrDefault(warned.customerId(), Long.MIN_VALUE)
                    == warned.lastPurchaseAt()) {
                first.merge(warned.customerId(), warned.at() - warned.lastPurchaseAt(), Math::min);
            }
        }
        return first.values().stream()
                .mapToDouble(silence -> silence / Policy.DAY)
                .sorted()
                .toArray();
    }

    /** The middle of values in rising order; null if there are none. */
    static Double median(double[] sorted) {
        int half = sorted.length / 2;
        if (sorted.length == 0) {
            return null;
        }
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
