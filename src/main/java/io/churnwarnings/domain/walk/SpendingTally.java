package io.churnwarnings.domain.walk;

import io.churnwarnings.domain.fact.MoneySum;
import io.churnwarnings.domain.fact.TotalSpending;

/** Sums up a customer's spending. */
final class SpendingTally {

    private int orders;
    private long logs;
    private int occasions;
    private boolean known;
    private MoneySum money;

    SpendingTally(TotalSpending start) {
        orders = start.orders();
        logs = start.logs();
        occasions = start.occasions();
        known = start.known();
        money = start.money();
    }

    void occasions(int more) {
        occasions += more;
    }

    /** An order of this amount in the base currency. */
    void order(long amount) {
        known = true;
        money = money.plus(amount);
        if (amount > 0) {
            orders++;
            logs += TotalSpending.log(amount);
        }
    }

    /** A refund of this amount in the base currency. */
    void refund(long amount) {
        known = true;
        money = money.plus(-amount);
    }

    TotalSpending spending() {
        return new TotalSpending(orders, logs, occasions, known, money);
    }
}
