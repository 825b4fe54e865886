package io.churnwarnings.domain.walk;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.domain.fact.MoneySum;
import io.churnwarnings.domain.fact.MonthTotals;
import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.fact.Purchases;
import io.churnwarnings.domain.fact.RecentLongs;
import io.churnwarnings.domain.policy.CalendarMonths;
import io.churnwarnings.domain.policy.CurrencyRates;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Rulebook;

/** Counts a customer's orders and refunds, in ledger order. */
public final class PurchaseTally {

    private final Rulebook rules;
    private final Policy policy; // any: the rules read here never change
    private final CalendarMonths calendar;
    private final RecentLongs gaps = new RecentLongs(Purchases.GAPS);
    private final RecentLongs amounts;
    private final MonthTotals months = new MonthTotals();
    private final SpendingTally spending;
    private Occasions occasions;

    public PurchaseTally(Purchases start, Rulebook rules) {
        this.rules = rules;
        policy = rules.first();
        calendar = CalendarMonths.of(policy.rfm().zone());
        amounts = new RecentLongs(policy.historyFacts());
        occasions = start.occasions();
        spending = new SpendingTally(start.spending());
        start.recentGaps().forEach(gaps::add);
        start.recentAmounts().forEach(amounts::add);
        start.months()
                .forEach(total -> months.add(total.month(), total.occasions(), total.money()));
    }

    /**
     * Counts a standing fact.
     *
     * @param counts whether it is in force, which it is not if it is cancelled
     */
    public void add(Fact fact, boolean counts) {
        long amount = CurrencyRates.UNKNOWN;
        if (counts && fact.type() != FactType.CANCELLATION) {
            amount = policy.rfm().rates().toBase(fact.amount(), fact.currency());
            book(fact, amount);
        }
        amounts.add(counts && fact.type() == FactType.PURCHASE ? amount : CurrencyRates.UNKNOWN);
    }

    private void book(Fact fact, long amount) {
        int newOccasions = 0;
        if (fact.type() == FactType.PURCHASE) {
            Occasions before = occasions;
            boolean inPromotion = rules.isInPromotion(fact);
            occasions = before.with(fact.occurredAt(), policy.occasionWindow(), inPromotion);
            newOccasions = occasions.count() - before.count();
            if (newOccasions > 0 && !before.isEmpty()) {
                gaps.add(occasions.latest() - before.latest());
            }
            spending.occasions(newOccasions);
        }
        long money = 0;
        if (amount != CurrencyRates.UNKNOWN && fact.type() == FactType.REFUND) {
            money = -amount;
            spending.refund(amount);
        } else if (amount != CurrencyRates.UNKNOWN) {
            money = amount;
            spending.order(amount);
        }
        if (newOccasions > 0 || money != 0) {
            months.add(calendar.number(fact.occurredAt()), newOccasions, MoneySum.of(money));
        }
    }

    public Occasions occasions() {
        return occasions;
    }

    /**
     * The purchases as of an instant that is not before the last fact. They include the months that
     * count at the last order, because those determine the segment.
     */
    public Purchases asOf(long instant) {
        long from = occasions.isEmpty() ? instant : Math.min(instant, occasions.lastOrder());
        return new Purchases(
                occasions,
                gaps.list(),
                months.from(calendar.number(from) - policy.rfm().months()),
                amounts.list(),
                spending.spending());
    }
}
