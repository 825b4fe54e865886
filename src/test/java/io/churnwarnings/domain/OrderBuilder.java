package io.churnwarnings.domain;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.domain.fact.Purchases;
import io.churnwarnings.domain.policy.CustomerType;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Rfm;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.domain.state.CustomerSnapshot;
import io.churnwarnings.domain.walk.PurchaseTally;
import io.churnwarnings.testkit.Policies;
import java.time.Instant;

/** Rings up a customer's orders and refunds, to read like an example. */
public final class OrderBuilder {

    private final Policy policy;
    private final PurchaseTally tally;

    public OrderBuilder(Policies policies) {
        policy = policies.build();
        tally = new PurchaseTally(Purchases.NONE, Rulebook.of(policy));
    }

    public OrderBuilder buys(String at, long amount) {
        return pays(at, amount * 10_000, "CNY");
    }

    /** Amounts in 1/10,000. */
    public OrderBuilder pays(String at, long amount, String currency) {
        return rings(at, FactType.PURCHASE, amount, currency);
    }

    public OrderBuilder refunds(String at, long amount) {
        return rings(at, FactType.REFUND, amount * 10_000, "CNY");
    }

    private OrderBuilder rings(String at, FactType type, long amount, String currency) {
        tally.add(new Fact(millis(at), at, type, amount, currency), true);
        return this;
    }

    public Rfm rfm(String at) {
        Purchases purchases = tally.asOf(millis(at));
        return new CustomerSnapshot(purchases, CustomerType.NEW).rfm(millis(at), policy.rfm());
    }

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}
