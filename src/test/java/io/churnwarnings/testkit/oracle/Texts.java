package io.churnwarnings.testkit.oracle;

import io.churnwarnings.domain.fact.Fact;
import java.time.Instant;

/** How instants and facts are written where a person reads them. */
final class Texts {

    private Texts() {}

    static String instant(long millis) {
        return millis == Long.MAX_VALUE
                ? "never"
                : millis == Long.MIN_VALUE ? "ever" : Instant.ofEpochMilli(millis).toString();
    }

    static String fact(Fact fact) {
        String amount =
                fact.amount() == Fact.UNKNOWN_AMOUNT
                        ? "?"
                        : String.valueOf(fact.amount() / 10_000.0);
        return "%-12s %-10s %s %s %s"
                .formatted(
                        fact.type(),
                        fact.orderId(),
                        instant(fact.occurredAt()),
                        amount,
                        fact.currency());
    }
}
