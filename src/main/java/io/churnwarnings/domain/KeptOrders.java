package io.churnwarnings.domain;

import java.util.Arrays;

/**
 * The orders of a customer of whom nothing but orders is kept, in columns: what {@link
 * RoutineOrder} looks at. It is filled anew for each fact, so that none costs an object.
 *
 * <p>Instants are UTC epoch milliseconds, amounts 1/10,000 of the base currency's unit.
 */
public final class KeptOrders {

    private static final int FIRST_CAPACITY = 64;

    private long[] occurredAt = new long[FIRST_CAPACITY];
    private long[] amounts = new long[FIRST_CAPACITY];
    private int size;
    private int oldestKept;
    private Occasions folded = Occasions.NONE;
    private boolean warned;
    private boolean foreign;

    /**
     * Begins with a customer.
     *
     * @param oldest the index of his oldest order that counts as kept
     * @param before his occasions that are no longer kept one by one
     * @param openWarning whether consumers hold a warning for open
     */
    public void begin(int oldest, Occasions before, boolean openWarning) {
        size = 0;
        foreign = false;
        oldestKept = oldest;
        folded = before;
        warned = openWarning;
    }

    /**
     * Adds an order, not before the one that was added last.
     *
     * @param amount {@link CurrencyRates#UNKNOWN} if it is unknown
     * @param base whether the amount is in the base currency
     */
    public void add(long at, long amount, boolean base) {
        if (size == occurredAt.length) {
            occurredAt = Arrays.copyOf(occurredAt, 2 * size);
            amounts = Arrays.copyOf(amounts, 2 * size);
        }
        occurredAt[size] = at;
        amounts[size] = amount;
        size++;
        foreign |= !base;
    }

    /** The index of the oldest order that counts as kept. */
    public int oldestKept() {
        return oldestKept;
    }

    void keepFrom(int index) {
        oldestKept = index;
    }

    public int size() {
        return size;
    }

    public long occurredAt(int index) {
        return occurredAt[index];
    }

    public long amount(int index) {
        return amounts[index];
    }

    Occasions folded() {
        return folded;
    }

    /** Whether consumers hold a warning for open. */
    boolean isWarned() {
        return warned;
    }

    /** Whether an amount is in another currency. */
    public boolean hasForeignAmounts() {
        return foreign;
    }
}
