package io.churnwarnings.domain.fact;

import java.util.Comparator;
import java.util.Objects;

/**
 * One fact about one order of one customer. It takes effect from {@link #occurredAt} on, whenever
 * it arrives.
 *
 * @param occurredAt UTC epoch milliseconds; when the customer bought, cancelled or was refunded
 * @param orderId identifies the order for its customer; 1 to 256 bytes in UTF-8, well-formed
 * @param type the type of the fact
 * @param amount money in 1/10,000 of the currency's unit, never negative, or {@link
 *     #UNKNOWN_AMOUNT}
 * @param currency ISO 4217 code, three capitals
 * @param promotion whether the shop says that the order was placed in a promotion
 */
public record Fact(
        long occurredAt,
        String orderId,
        FactType type,
        long amount,
        String currency,
        boolean promotion)
        implements Comparable<Fact> {

    /**
     * The amount of a fact that came without a usable one. Greater than every amount, so that it
     * sorts last.
     */
    public static final long UNKNOWN_AMOUNT = Long.MAX_VALUE;

    /**
     * The ledger's order: a function of the content alone, so that the order of arrival never
     * shows.
     */
    private static final Comparator<Fact> LEDGER_ORDER =
            Comparator.comparingLong(Fact::occurredAt)
                    .thenComparing(Fact::orderId, CodePointOrder.INSTANCE)
                    .thenComparing(Fact::type)
                    .thenComparingLong(Fact::amount)
                    .thenComparing(Fact::currency)
                    .thenComparing(Fact::promotion, Comparator.reverseOrder());

    /** A fact of which nothing is said about promotions. */
    public Fact(long occurredAt, String orderId, FactType type, long amount, String currency) {
        this(occurredAt, orderId, type, amount, currency, false);
    }

    public Fact {
        Objects.requireNonNull(orderId, "orderId");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(currency, "currency");
        if (amount < 0) {
            throw new IllegalArgumentException("amount is negative: " + amount);
        }
    }

    @Override
    public int compareTo(Fact other) {
        return LEDGER_ORDER.compare(this, other);
    }
}
