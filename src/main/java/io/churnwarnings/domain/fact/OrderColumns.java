package io.churnwarnings.domain.fact;

import java.util.Arrays;

/**
 * The facts of a customer with orders only, in columns: purchases of different orders in the base
 * currency, none of them cancelled, in ledger order. The ids are left out: the walk does not need
 * them.
 *
 * <p>Instants are UTC epoch milliseconds, amounts 1/10,000 of the base currency's unit. The
 * instance is refilled for the next customer, to avoid allocations: what is read of it holds until
 * then.
 */
public final class OrderColumns {

    private static final int FIRST_CAPACITY = 64;

    private final String currency;
    private long[] occurredAt = new long[FIRST_CAPACITY];
    private long[] amounts = new long[FIRST_CAPACITY];
    private boolean[] promotions = new boolean[FIRST_CAPACITY];
    private int size;

    /**
     * @param baseCurrency ISO 4217 code
     */
    public OrderColumns(String baseCurrency) {
        currency = baseCurrency;
    }

    /** Starts with a customer without orders. */
    public void reset() {
        size = 0;
    }

    /**
     * Adds an order, not before the one that was added last.
     *
     * @param amount {@link Fact#UNKNOWN_AMOUNT} if it is unknown
     * @param promotion whether the shop says that it was placed in a promotion
     */
    public void add(long at, long amount, boolean promotion) {
        if (size == occurredAt.length) {
            occurredAt = Arrays.copyOf(occurredAt, 2 * size);
            amounts = Arrays.copyOf(amounts, 2 * size);
            promotions = Arrays.copyOf(promotions, 2 * size);
        }
        occurredAt[size] = at;
        amounts[size] = amount;
        promotions[size] = promotion;
        size++;
    }

    public long occurredAt(int index) {
        return occurredAt[index];
    }

    public long amount(int index) {
        return amounts[index];
    }

    /** Whether the shop says that the order was placed in a promotion. */
    public boolean isPromotion(int index) {
        return promotions[index];
    }

    /** Whether there is an order of this instant. */
    public boolean contains(long instant) {
        for (int i = size - 1; i >= 0 && occurredAt[i] >= instant; i--) {
            if (occurredAt[i] == instant) {
                return true;
            }
        }
        return false;
    }

    /** An order as a fact, without its id. */
    public Fact get(int index) {
        return new Fact(
                occurredAt[index],
                "",
                FactType.PURCHASE,
                amounts[index],
                currency,
                promotions[index]);
    }

    public int size() {
        return size;
    }
}
