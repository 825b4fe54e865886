package io.churnwarnings.domain.walk;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.MonthTotals;
import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.fact.OrderColumns;
import io.churnwarnings.domain.fact.Purchases;
import io.churnwarnings.domain.fact.RecentLongs;
import io.churnwarnings.domain.fact.TotalSpending;
import io.churnwarnings.domain.line.Drift;
import io.churnwarnings.domain.line.DriftReason;
import io.churnwarnings.domain.line.Lines;
import io.churnwarnings.domain.policy.CalendarMonths;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.domain.state.CompactedHistory;
import io.churnwarnings.domain.state.Ledger;
import java.util.List;

/**
 * The counts of a customer with orders only: the common case. No order is ever undone, so that the
 * counts only grow, and one pass over the columns answers everything.
 */
final class OrderCounts implements WalkCounts {

    private final OrderColumns orders;
    private final Rulebook rules;
    private final Policy policy; // any: the rules read here never change
    private final RecentLongs gaps = new RecentLongs(Purchases.GAPS);
    private Purchases atStart;
    private boolean driftingAtStart;
    private int historyStart;
    private long newestStanding;
    private Occasions occasions;
    private int next;

    /** As they were before the orders that were taken last. */
    private int takenBefore;

    private int gapsBefore;
    private Occasions occasionsBefore;

    OrderCounts(Ledger ledger, Rulebook rules) {
        CompactedHistory compacted = ledger.compacted();
        this.orders = ledger.orders();
        this.rules = rules;
        policy = rules.first();
        newestStanding = compacted.newestStanding();
        driftingAtStart = compacted.drifting();
        start(compacted.purchases());
        while (next < ledger.oldestKept() && nextFactAt() <= compacted.asOf()) {
            count(next++);
        }
    }

    private void start(Purchases purchases) {
        atStart = purchases;
        occasions = purchases.occasions();
        gaps.clear();
        purchases.recentGaps().forEach(gaps::add);
    }

    @Override
    public long nextFactAt() {
        return next < orders.size() ? orders.occurredAt(next) : Lines.NEVER;
    }

    @Override
    public boolean take(long now) {
        takenBefore = next;
        gapsBefore = gaps.count();
        occasionsBefore = occasions;
        skipTo(now);
        return next > takenBefore;
    }

    @Override
    public void skipTo(long instant) {
        while (next < orders.size() && orders.occurredAt(next) <= instant) {
            newestStanding = orders.occurredAt(next);
            count(next++);
        }
    }

    private void count(int index) {
        Occasions before = occasions;
        long at = orders.occurredAt(index);
        boolean inPromotion = orders.isPromotion(index) || rules.isPromotion(at);
        occasions = before.with(at, policy.occasionWindow(), inPromotion);
        if (occasions.count() > before.count() && !before.isEmpty()) {
            gaps.add(occasions.latest() - before.latest());
        }
    }

    @Override
    public Occasions occasions() {
        return occasions;
    }

    @Override
    public Purchases purchases(long now) {
        long from = occasions.isEmpty() ? now : Math.min(now, occasions.lastOrder());
        int firstMonth = calendar().number(from) - policy.rfm().months();
        MonthTotals months = new MonthTotals();
        atStart.months()
                .forEach(total -> months.add(total.month(), total.occasions(), total.money()));
        addMonths(firstMonth, months);
        return new Purchases(
                occasions, gaps.list(), months.from(firstMonth), amounts(next), spending(now));
    }

    /** Adds the orders of the present history; those of earlier months may be left out. */
    private void addMonths(int firstMonth, MonthTotals months) {
        long earliest = calendar().earliest(firstMonth);
        Occasions counted = atStart.occasions();
        for (int i = historyStart; i < next; i++) {
            long at = orders.occurredAt(i);
            int before = counted.count();
            counted = counted.with(at, policy.occasionWindow());
            if (at >= earliest) {
                int more = counted.count() - before;
                long amount = orders.amount(i);
                long money = amount == Fact.UNKNOWN_AMOUNT ? 0 : amount;
                if (more > 0 || money > 0) {
                    months.add(calendar().number(at), more, money);
                }
            }
        }
    }

    /** The amounts of the most recent orders of the first so many. */
    private List<Long> amounts(int end) {
        RecentLongs amounts = new RecentLongs(policy.historyFacts());
        int first = Math.max(historyStart, end - policy.historyFacts());
        if (end - first < policy.historyFacts()) {
            atStart.recentAmounts().forEach(amounts::add);
        }
        for (int i = first; i < end; i++) {
            amounts.add(orders.amount(i));
        }
        return amounts.list();
    }

    /** Asked for by the population model alone: a logarithm of each order is dear. */
    private TotalSpending spending(long now) {
        if (rules.at(now).loss().estimator() == null) {
            return TotalSpending.NONE;
        }
        SpendingTally tally = new SpendingTally(atStart.spending());
        tally.occasions(occasions.count() - atStart.occasions().count());
        for (int i = historyStart; i < next; i++) {
            if (orders.amount(i) != Fact.UNKNOWN_AMOUNT) {
                tally.order(orders.amount(i));
            }
        }
        return tally.spending();
    }

    @Override
    public List<DriftReason> driftBegun(long now) {
        Policy inForce = rules.at(now);
        if (occasions.gaps() < inForce.drift().minGaps()) {
            return List.of();
        }
        List<DriftReason> reasons = drift(occasions, gaps.list(), next, inForce);
        return reasons.isEmpty() || driftedBefore() ? List.of() : reasons;
    }

    /** Whether the customer drifted as of the orders before those that were taken last. */
    private boolean driftedBefore() {
        if (takenBefore == historyStart) {
            return driftingAtStart;
        }
        Policy atThatTime = rules.at(orders.occurredAt(takenBefore - 1));
        return occasionsBefore.gaps() >= atThatTime.drift().minGaps()
                && !drift(occasionsBefore, gaps.list(gapsBefore), takenBefore, atThatTime)
                        .isEmpty();
    }

    private List<DriftReason> drift(
            Occasions counted, List<Long> recentGaps, int end, Policy inForce) {
        return Drift.of(
                counted.gaps(),
                counted.latest(),
                recentGaps,
                amounts(end),
                inForce.drift(),
                inForce.time());
    }

    @Override
    public long newestStanding() {
        return newestStanding;
    }

    @Override
    public boolean hasOrderAt(long instant, long now) {
        Occasions before = atStart.occasions();
        if (!before.isEmpty() && before.lastOrder() == instant) {
            return true;
        }
        for (int i = next - 1; i >= historyStart && orders.occurredAt(i) >= instant; i--) {
            if (orders.occurredAt(i) == instant) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int historyStart() {
        return historyStart;
    }

    @Override
    public void startNewHistory() {
        historyStart = next;
        newestStanding = Long.MIN_VALUE;
        driftingAtStart = false;
        start(Purchases.NONE);
    }

    @Override
    public int outOfReach(long after, long until) {
        return 0;
    }

    private CalendarMonths calendar() {
        return CalendarMonths.of(policy.rfm().zone());
    }
}
