package io.churnwarnings.tools.backtest;

import io.churnwarnings.domain.History;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.tools.input.FactLog;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * When customers bought, as known in the end: what was cancelled by then was no purchase. Instants
 * are UTC epoch milliseconds.
 */
public final class Orders {

    /** Of a customer who did not come back. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final long[] NONE = {};

    private final Map<String, long[]> orders;
    private final long end;

    /**
     * Orders by customer.
     *
     * @param orders in rising order
     * @param end until when all are known
     */
    Orders(Map<String, long[]> orders, long end) {
        this.orders = orders;
        this.end = end;
    }

    /** All orders of a history, which says nothing of what comes after its end. */
    public static Orders of(FactLog log, Policy policy) {
        Map<String, long[]> orders = new HashMap<>();
        for (String customer : log.customers()) {
            orders.put(customer, History.of(log.facts(customer), policy).orders(log.last()));
        }
        return new Orders(orders, log.last());
    }

    /**
     * The same where it is known for ever who comes back and when.
     *
     * @param next when customers buy for the first time after the end; who is not in it never does
     */
    public Orders foretold(Map<String, Long> next) {
        Map<String, long[]> known = new HashMap<>();
        orders.forEach(
                (customer, times) -> {
                    boolean returns = next.containsKey(customer);
                    long[] all = Arrays.copyOf(times, times.length + (returns ? 1 : 0));
                    if (returns) {
                        all[times.length] = next.get(customer);
                    }
                    known.put(customer, all);
                });
        return new Orders(known, NEVER);
    }

    /** Until when everything is known. */
    public long end() {
        return end;
    }

    /** The first order after an instant, or {@link #NEVER}. */
    long after(String customer, long instant) {
        long[] times = of(customer);
        int at = Arrays.binarySearch(times, instant + 1);
        int next = at >= 0 ? at : -at - 1;
        return next < times.length ? times[next] : NEVER;
    }

    /** All orders of a customer, in rising order. */
    long[] of(String customer) {
        return orders.getOrDefault(customer, NONE);
    }
}
