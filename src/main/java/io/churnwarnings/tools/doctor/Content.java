package io.churnwarnings.tools.doctor;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.tools.doctor.shape.Identity;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;

/** What facts say beside each other: whether ids are ids, and amounts amounts. */
final class Content {

    private static final long UNIT = 10_000;

    private final Map<String, Said> purchases = new HashMap<>();
    private final Map<String, Integer> undoing = new HashMap<>();
    private final Map<String, Integer> nobodies = new HashMap<>();
    private String differingExample;
    private String orphan;
    private int facts;
    private int differing;
    private int differingAtOnce;
    private int amounts;
    private int whole;

    /** What a purchase says beyond its ids. */
    private record Said(long at, long amount) {}

    void add(String place, String customerId, Fact fact) {
        facts++;
        String order = customerId + '\u001f' + fact.orderId();
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
            undoing.merge(order, 1, Integer::sum);
            orphan = orphan == null && !purchases.containsKey(order) ? place : orphan;
        }
    }

    private void repeat(String place, Said now, Said before) {
        if (!before.equals(now)) {
            differing++;
            differingAtOnce += before.at == now.at ? 1 : 0;
            differingExample = differingExample == null ? place : differingExample;
        }
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

    /** How many refunds and cancellations name an order that was not told. */
    int orphans() {
        return undoing.entrySet().stream()
                .filter(entry -> !purchases.containsKey(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** How many refunds and cancellations there are. */
    int undoing() {
        return undoing.values().stream().mapToInt(Integer::intValue).sum();
    }

    String orphan() {
        return orphan;
    }

    /** How many purchases say of an order something else than one before. */
    int differing() {
        return differing;
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
