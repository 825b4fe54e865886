package io.churnwarnings.domain.state;

import io.churnwarnings.domain.fact.Fact;

/**
 * The compacted facts of an order that a running refund sum has matched.
 *
 * @param purchase whether the purchase was among them
 * @param paid the amount of that purchase, or {@link Fact#UNKNOWN_AMOUNT}
 * @param before the sum of the refunds among them
 * @param currency of these amounts
 */
public record FoundRefunds(boolean purchase, long paid, long before, String currency) {}
