package io.churnwarnings.domain.policy;

import io.churnwarnings.domain.fact.MoneySum;
import io.churnwarnings.domain.fact.MonthTotal;
import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.fact.Purchases;
import java.io.Serializable;
import java.util.List;
import java.util.function.Supplier;

/**
 * Lines and plays per customer type and value. Both are taken as of the last purchase of the
 * silence, so that silence never changes a customer's segment: the number of purchases, and the
 * money of the calendar months that counted then.
 *
 * @param policies of each type the policy of each value, both in their order, and twice the same
 *     object where the value makes no difference; empty where all customers are judged alike
 */
public record Segments(List<Policy> policies) implements Serializable {

    /** All customers are judged alike. */
    public static final Segments NONE = new Segments(List.of());

    private static final SegmentType[] TYPES = SegmentType.values();
    private static final CustomerValue[] VALUES = CustomerValue.values();

    public Segments {
        policies = List.copyOf(policies);
        if (!policies.isEmpty() && policies.size() != TYPES.length * VALUES.length) {
            throw new IllegalArgumentException(policies.size() + " policies");
        }
    }

    /** Whether all customers are judged alike. */
    public boolean isEmpty() {
        return policies.isEmpty();
    }

    /** The policy of a segment; there must be segments. */
    public Policy of(SegmentType type, CustomerValue value) {
        return policies.get(type.ordinal() * VALUES.length + value.ordinal());
    }

    /**
     * The policy of a customer in the current silence; there must be segments.
     *
     * @param occasions the customer's purchase occasions; at least one
     * @param purchases the same with spending; evaluated only where it matters
     */
    public Policy of(Occasions occasions, Supplier<Purchases> purchases, RfmPolicy rfm) {
        SegmentType type = SegmentType.of(occasions, rfm);
        Policy high = of(type, CustomerValue.HIGH);
        Policy normal = of(type, CustomerValue.NORMAL);
        return high == normal || value(purchases.get(), rfm) == CustomerValue.NORMAL
                ? normal
                : high;
    }

    private static CustomerValue value(Purchases purchases, RfmPolicy rfm) {
        CalendarMonths calendar = CalendarMonths.of(rfm.zone());
        int last = calendar.number(purchases.occasions().lastOrder());
        MoneySum money = MoneySum.ZERO;
        for (MonthTotal total : purchases.months()) {
            if (total.month() >= last - rfm.months() && total.month() <= last) {
                money = money.plus(total.money());
            }
        }
        return Rfm.of(0, 0, money, rfm).value();
    }
}
