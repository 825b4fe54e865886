package io.churnwarnings.domain.fastpath;

import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.fact.OrderColumns;
import io.churnwarnings.domain.fact.Purchases;
import io.churnwarnings.domain.policy.CurrencyRates;

/**
 * The orders of a customer with orders only, in columns: the input of {@link FastPath}. The
 * instance is refilled for each fact, to avoid allocations.
 *
 * <p>Instants are UTC epoch milliseconds, amounts 1/10,000 of the base currency's unit.
 */
public final class KeptOrders {

    private final long[] gaps = new long[Purchases.GAPS];
    private final OrderColumns columns;
    private int oldestKept;
    private Occasions compacted = Occasions.NONE;
    private int foldedGaps;
    private boolean warned;
    private boolean foreign;

    /**
     * @param baseCurrency ISO 4217 code
     */
    public KeptOrders(String baseCurrency) {
        columns = new OrderColumns(baseCurrency);
    }

    /**
     * Starts with a customer without compacted facts.
     *
     * @param oldest the index of the oldest order that counts as kept
     * @param openWarning whether consumers consider a warning open
     */
    public void begin(int oldest, boolean openWarning) {
        columns.reset();
        foreign = false;
        oldestKept = oldest;
        compacted = Occasions.NONE;
        foldedGaps = 0;
        warned = openWarning;
    }

    /** Sets the compacted occasions. Their gaps follow, the oldest first. */
    public void fold(Occasions before) {
        compacted = before;
    }

    /**
     * Adds one of the {@value Purchases#GAPS} most recent gaps between those occasions.
     *
     * @param millis its length
     */
    public void foldGap(long millis) {
        gaps[foldedGaps++ % gaps.length] = millis;
    }

    /**
     * Adds an order, not before the one that was added last.
     *
     * @param amount {@link CurrencyRates#UNKNOWN} if it is unknown
     * @param base whether the amount is in the base currency
     * @param promotion whether the shop says that it was placed in a promotion
     */
    public void add(long at, long amount, boolean base, boolean promotion) {
        columns.add(at, amount, promotion);
        foreign |= !base;
    }

    /** The index of the oldest order that counts as kept. */
    public int oldestKept() {
        return oldestKept;
    }

    void keepFrom(int index) {
        oldestKept = index;
    }

    /** The orders; meaningless if an amount is in another currency. */
    public OrderColumns columns() {
        return columns;
    }

    int size() {
        return columns.size();
    }

    long occurredAt(int index) {
        return columns.occurredAt(index);
    }

    long amount(int index) {
        return columns.amount(index);
    }

    Occasions compacted() {
        return compacted;
    }

    /** How many gaps between the folded occasions are known. */
    int foldedGaps() {
        return Math.min(foldedGaps, gaps.length);
    }

    /** The length of one of them in milliseconds, the oldest first. */
    long foldedGap(int index) {
        return gaps[(foldedGaps - foldedGaps() + index) % gaps.length];
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
