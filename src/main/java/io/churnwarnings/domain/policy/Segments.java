package io.churnwarnings.domain.policy;

import io.churnwarnings.domain.fact.MoneySum;
import io.churnwarnings.domain.fact.MonthTotal;
import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.fact.Purchases;
import java.io.Serializable;
import java.util.List;
import java.util.function.Supplier;

/**
 * The customers who are judged by lines and plays of their own, by type and value. Both are looked
 * at as of the last purchase of the silence, so that nobody changes his segment by being silent:
 * how often he had bought, and for how much in the calendar months that counted then.
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
     * The policy of a customer in his present silence; there must be segments.
     *
     * @param occasions his purchases; at least one
     * @param purchases the same with what he spent, which is only asked for where it matters
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
