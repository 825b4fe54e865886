package io.churnwarnings.tools.doctor;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a sample has of one customer. */
final class Customer {

    private static final double DAY = 86_400_000.0;

    private final int partition;
    private final List<Long> times = new ArrayList<>(2);
    private final List<String> orders = new ArrayList<>(2);
    private final Set<String> cancelled = new HashSet<>(0);
    private int facts;

    Customer(int partition) {
        this.partition = partition;
    }

    boolean isElsewhere(int other) {
        return other != partition;
    }

    void add(Fact fact) {
        facts++;
        if (fact.type() == FactType.PURCHASE) {
            times.add(fact.occurredAt());
            orders.add(fact.orderId());
        } else if (fact.type() == FactType.CANCELLATION) {
            cancelled.add(fact.orderId());
        }
    }

    int facts() {
        return facts;
    }

    /** The days between the customer's purchase occasions. */
    double[] gaps(long occasionWindow) {
        long[] sorted = new long[times.size()];
        int count = 0;
        for (int i = 0; i < times.size(); i++) {
            if (!cancelled.contains(orders.get(i))) {
                sorted[count++] = times.get(i);
            }
        }
        sorted = Arrays.copyOf(sorted, count);
        Arrays.sort(sorted);
        double[] gaps = new double[count];
        int found = 0;
        long occasion = count == 0 ? 0 : sorted[0];
        for (int i = 1; i < count; i++) {
            if (sorted[i] - occasion >= occasionWindow) {
                gaps[found++] = (sorted[i] - occasion) / DAY;
                occasion = sorted[i];
            }
        }
        return Arrays.copyOf(gaps, found);
    }
}
