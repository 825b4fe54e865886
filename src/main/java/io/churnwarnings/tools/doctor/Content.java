package io.churnwarnings.tools.doctor;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.tools.doctor.shape.Identity;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What facts say beside each other: whether ids are ids, and amounts amounts. */
final class Content {

    private static final long UNIT = 10_000;
    private static final char BETWEEN = '\u001f';
    private static final int ALONE = 1;
    private static final int SO_FAR = 2;

    /** More purchases than one in so many that come again are no repetitions any more. */
    private static final int REPEATED_AT_MOST = 4;

    private final Map<String, Said> purchases = new HashMap<>();
    private final Map<String, Integer> refunds = new HashMap<>();
    private final Map<String, Integer> cancellations = new HashMap<>();
    private final Map<String, Integer> ways = new HashMap<>();
    private final Set<String> unpaid = new HashSet<>();
    private final Map<String, Integer> nobodies = new HashMap<>();
    private String differingExample;
    private String orphan;
    private int facts;
    private String bothWaysExample;
    private int bothWays;
    private int differing;
    private int differingAtOnce;
    private int later;
    private int amounts;
    private int whole;

    /** What a purchase says beyond its ids. */
    private record Said(long at, long amount) {}

    void add(String place, String customerId, Fact fact) {
        facts++;
        String order = customerId + BETWEEN + fact.orderId();
        if (Identity.isNobody(customerId)) {
            nobodies.merge(customerId, 1, Integer::sum);
        }
        if (Identity.isNobody(fact.orderId())) {
            nobodies.merge(fact.orderId(), 1, Integer::sum);
        }
        if (fact.type() == FactType.PURCHASE) {
            Said now = new Said(fact.occurredAt(), fact.amount());
            Said before = purchases.putIfAbsent(order, now);
            if (before != null) {
                repeat(place, now, before);
            }
            amount(fact);
        } else {
            boolean cancelled = fact.type() == FactType.CANCELLATION;
            (cancelled ? cancellations : refunds).merge(order, 1, Integer::sum);
            if (!cancelled) {
                way(place, order, fact);
            }
            orphan = orphan == null && !purchases.containsKey(order) ? place : orphan;
        }
    }

    private void way(String place, String order, Fact fact) {
        int way = fact.type() == FactType.REFUND ? ALONE : SO_FAR;
        int before = ways.getOrDefault(order, 0);
        int now = ways.merge(order, way, (one, other) -> one | other);
        if (now == (ALONE | SO_FAR) && before != now) {
            bothWays++;
            bothWaysExample = bothWaysExample == null ? place : bothWaysExample;
        }
    }

    /** An order that stands in a record that is left out: it is not paid, or of another kind. */
    void leftOut(String orderId) {
        unpaid.add(orderId);
    }

    private void repeat(String place, Said now, Said before) {
        if (before.equals(now)) {
            return;
        }
        if (before.amount == now.amount && now.amount != Fact.UNKNOWN_AMOUNT) {
            later++;
        } else {
            differing++;
            differingAtOnce += before.at == now.at ? 1 : 0;
        }
        differingExample = differingExample == null ? place : differingExample;
    }

    private void amount(Fact fact) {
        if (fact.amount() == Fact.UNKNOWN_AMOUNT || fact.amount() == 0 || !hasCents(fact)) {
            return;
        }
        amounts++;
        whole += fact.amount() % UNIT == 0 ? 1 : 0;
    }

    private static boolean hasCents(Fact fact) {
        try {
            return Currency.getInstance(fact.currency()).getDefaultFractionDigits() > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * How many refunds and cancellations name an order without a purchase. A cancelled order that
     * was told before it was paid is none of them.
     */
    int orphans() {
        return count(refunds, order -> !purchases.containsKey(order))
                + count(
                        cancellations,
                        order ->
                                !purchases.containsKey(order)
                                        && !unpaid.contains(
                                                order.substring(order.indexOf(BETWEEN) + 1)));
    }

    /** How many refunds and cancellations there are. */
    int undoing() {
        return count(refunds, order -> true) + count(cancellations, order -> true);
    }

    private static int count(Map<String, Integer> facts, Predicate<String> which) {
        return facts.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** How many orders have refunds one by one and a running sum. */
    int bothWays() {
        return bothWays;
    }

    String bothWaysExample() {
        return bothWaysExample;
    }

    String orphan() {
        return orphan;
    }

    /**
     * How many purchases say of an order something else than one before them. Those that say the
     * same amount at another time are repetitions as long as they are few: a page that was opened
     * again.
     */
    int differing() {
        return differing + (later * REPEATED_AT_MOST > facts ? later : 0);
    }

    /** How many of them say it of the same instant. */
    int differingAtOnce() {
        return differingAtOnce;
    }

    String differingExample() {
        return differingExample;
    }

    int facts() {
        return facts;
    }

    /** Whether all amounts are whole numbers, though their currency has cents. */
    boolean isWhole() {
        return amounts >= 20 && whole == amounts;
    }

    /** Words that are no ids, and how often they stand as one. */
    Map<String, Integer> nobodies() {
        return nobodies;
    }
}
