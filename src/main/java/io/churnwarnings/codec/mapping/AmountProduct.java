package io.churnwarnings.codec.mapping;

import io.churnwarnings.codec.field.MoneyRules;
import java.math.BigDecimal;

/** The product of two places, for example a quantity and a price. */
record AmountProduct(AmountAt one, AmountAt other, MoneyRules rules) implements AmountSource {

    @Override
    public long amount() {
        if (one.amount() == ABSENT && other.amount() == ABSENT) {
            return ABSENT;
        }
        BigDecimal a = one.amount() == ABSENT ? null : one.exact();
        BigDecimal b = other.amount() == ABSENT ? null : other.exact();
        if (a == null || b == null) {
            return UNUSABLE;
        }
        BigDecimal product = a.multiply(b);
        return rules.minor() ? AmountAt.coins(product) : AmountAt.units(product);
    }

    @Override
    public String currency() {
        return other.currency() == null ? one.currency() : other.currency();
    }
}
