package io.churnwarnings.domain.state;

import io.churnwarnings.domain.fact.MoneySum;
import io.churnwarnings.domain.fact.MonthTotal;
import io.churnwarnings.domain.fact.Purchases;
import io.churnwarnings.domain.policy.CalendarMonths;
import io.churnwarnings.domain.policy.CustomerType;
import io.churnwarnings.domain.policy.Rfm;
import io.churnwarnings.domain.policy.RfmPolicy;

/**
 * The customer as of an event.
 *
 * @param purchases the purchases up to the event
 * @param type the customer type, by the lines as of the event
 */
public record CustomerSnapshot(Purchases purchases, CustomerType type) {

    /** Recency, frequency and monetary value as of the event. */
    public Rfm rfm(long at, RfmPolicy policy) {
        int first = CalendarMonths.of(policy.zone()).number(at) - policy.months();
        int frequency = 0;
        MoneySum monetary = MoneySum.ZERO;
        for (MonthTotal total : purchases.months()) {
            if (total.month() >= first) {
                frequency += total.occasions();
                monetary = monetary.plus(total.money());
            }
        }
        return Rfm.of(at - purchases.occasions().lastOrder(), frequency, monetary, policy);
    }
}
