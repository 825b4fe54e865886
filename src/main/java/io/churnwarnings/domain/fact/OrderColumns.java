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
     */
    public void add(long at, long amount) {
        if (size == occurredAt.length) {
            occurredAt = Arrays.copyOf(occurredAt, 2 * size);
            amounts = Arrays.copyOf(amounts, 2 * size);
        }
        occurredAt[size] = at;
        amounts[size] = amount;
        size++;
    }

    public long occurredAt(int index) {
        return occurredAt[index];
    }

    public long amount(int index) {
        return amounts[index];
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
        return new Fact(occurredAt[index], "", FactType.PURCHASE, amounts[index], currency);
    }

    public int size() {
        return size;
    }
}
