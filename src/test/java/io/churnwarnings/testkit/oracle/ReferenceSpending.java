package io.churnwarnings.testkit.oracle;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.domain.policy.Policy;
import java.math.BigDecimal;
import java.util.List;

/** A customer's total spending, by the facts that stand. */
record ReferenceSpending(List<Fact> facts, int occasions, Policy policy) {

    List<BigDecimal> amountsAboveZero() {
        return facts.stream()
                .filter(fact -> fact.type() == FactType.PURCHASE)
                .map(fact -> ReferenceCustomer.inBase(fact, policy))
                .filter(amount -> amount != null && amount.signum() > 0)
                .toList();
    }

    boolean isKnown() {
        return facts.stream().anyMatch(fact -> ReferenceCustomer.inBase(fact, policy) != null);
    }

    BigDecimal money() {
        BigDecimal sum = BigDecimal.ZERO;
        for (Fact fact : facts) {
            BigDecimal amount = ReferenceCustomer.inBase(fact, policy);
            if (amount != null) {
                sum = fact.type() == FactType.REFUND ? sum.subtract(amount) : sum.add(amount);
            }
        }
        return sum.max(BigDecimal.ZERO);
    }
}
