package io.churnwarnings.domain;

import io.churnwarnings.reference.Policies;
import java.time.Instant;

/** Rings up a customer's orders and refunds, to read like an example. */
final class Till {

    private final Policy policy;
    private final PurchaseTally tally;

    Till(Policies policies) {
        policy = policies.build();
        tally = new PurchaseTally(Purchases.NONE, policy);
    }

    Till buys(String at, long amount) {
        return pays(at, amount * 10_000, "CNY");
    }

    /** Amounts in 1/10,000. */
    Till pays(String at, long amount, String currency) {
        return rings(at, FactType.PURCHASE, amount, currency);
    }

    Till refunds(String at, long amount) {
        return rings(at, FactType.REFUND, amount * 10_000, "CNY");
    }

    private Till rings(String at, FactType type, long amount, String currency) {
        tally.add(new Fact(millis(at), at, type, amount, currency), true);
        return this;
    }

    Rfm rfm(String at) {
        Purchases purchases = tally.asOf(millis(at));
        return new Portrait(purchases, CustomerType.NEW).rfm(millis(at), policy.rfm());
    }

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}
