package io.churnwarnings.domain;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;

/** Counts a customer's orders and refunds, in ledger order. */
final class PurchaseTally {

    private final Policy policy;
    private final Deque<Long> gaps;
    private final TreeMap<Integer, MonthTotal> months = new TreeMap<>();
    private final Deque<Long> amounts;
    private Occasions occasions;

    PurchaseTally(Purchases start, Policy policy) {
        this.policy = policy;
        occasions = start.occasions();
        gaps = new ArrayDeque<>(start.recentGaps());
        start.months().forEach(total -> months.put(total.month(), total));
        amounts = new ArrayDeque<>(start.recentAmounts());
    }

    /**
     * Counts a standing fact.
     *
     * @param counts whether it is in force, which it is not if it is cancelled
     */
    void add(Fact fact, boolean counts) {
        long amount = CurrencyRates.UNKNOWN;
        if (counts && fact.type() != FactType.CANCELLATION) {
            amount = policy.rfm().rates().toBase(fact.amount(), fact.currency());
            book(fact, amount);
        }
        amounts.addLast(
                counts && fact.type() == FactType.PURCHASE ? amount : CurrencyRates.UNKNOWN);
        if (amounts.size() > policy.historyFacts()) {
            amounts.removeFirst();
        }
    }

    private void book(Fact fact, long amount) {
        int newOccasions = 0;
        if (fact.type() == FactType.PURCHASE) {
            Occasions before = occasions;
            occasions = before.with(fact.occurredAt(), policy.occasionWindow());
            newOccasions = occasions.count() - before.count();
            if (newOccasions > 0 && !before.isEmpty()) {
                gaps.addLast(occasions.latest() - before.latest());
                if (gaps.size() > Purchases.GAPS) {
                    gaps.removeFirst();
                }
            }
        }
        long money =
                amount == CurrencyRates.UNKNOWN
                        ? 0
                        : fact.type() == FactType.REFUND ? -amount : amount;
        if (newOccasions > 0 || money != 0) {
            int month = MonthTotal.number(fact.occurredAt(), policy.rfm().zone());
            months.merge(
                    month,
                    new MonthTotal(month, newOccasions, money),
                    (old, more) -> old.plus(more.occasions(), more.money()));
        }
    }

    Occasions occasions() {
        return occasions;
    }

    /** What the counts say as of an instant that is not before the last fact. */
    Purchases asOf(long instant) {
        int first = MonthTotal.number(instant, policy.rfm().zone()) - policy.rfm().months();
        return new Purchases(
                occasions,
                List.copyOf(gaps),
                List.copyOf(months.tailMap(first).values()),
                List.copyOf(amounts));
    }
}
