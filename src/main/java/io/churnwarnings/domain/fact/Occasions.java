package io.churnwarnings.domain.fact;

/**
 * A customer's orders as of an instant, reduced to the inputs of the cycle and the silence. Orders
 * that belong together are one purchase occasion; an occasion's time is its first order's. Times
 * are UTC epoch milliseconds, meaningless while {@link #isEmpty()}.
 *
 * @param count the number of occasions
 * @param first the time of the first occasion
 * @param latest the time of the last occasion
 * @param lastOrder the time of the last order, from which silence is measured; not before {@code
 *     latest}
 * @param promoted the number of occasions in a promotion; an occasion is in one if an order of its
 *     first instant is
 * @param latestPromoted whether the last occasion is in a promotion
 */
public record Occasions(
        int count, long first, long latest, long lastOrder, int promoted, boolean latestPromoted) {

    /** The value of a customer without purchases. */
    public static final Occasions NONE = new Occasions(0, 0, 0, 0);

    /** Of a customer without occasions in promotions. */
    public Occasions(int count, long first, long latest, long lastOrder) {
        this(count, first, latest, lastOrder, 0, false);
    }

    /** Whether no order stands. */
    public boolean isEmpty() {
        return count == 0;
    }

    /** The number of repeat occasions, which is the number of gaps between occasions. */
    public int gaps() {
        return Math.max(0, count - 1);
    }

    /**
     * Adds an order.
     *
     * @param at its time, not before {@link #lastOrder}
     * @param window orders less than this after the first one of an occasion belong to it, in
     *     milliseconds
     */
    public Occasions with(long at, long window) {
        return with(at, window, false);
    }

    /**
     * Adds an order, which may have been placed in a promotion.
     *
     * @param at its time, not before {@link #lastOrder}
     * @param window orders less than this after the first one of an occasion belong to it, in
     *     milliseconds
     */
    public Occasions with(long at, long window, boolean inPromotion) {
        if (isEmpty()) {
            return new Occasions(1, at, at, at, inPromotion ? 1 : 0, inPromotion);
        }
        if (at < lastOrder) {
            throw new IllegalArgumentException(
                    "order at " + at + " comes before the last one at " + lastOrder);
        }
        if (at - latest < window) {
            boolean more = inPromotion && at == latest && !latestPromoted;
            return new Occasions(
                    count,
                    first,
                    latest,
                    at,
                    more ? promoted + 1 : promoted,
                    more || latestPromoted);
        }
        return new Occasions(
                count + 1, first, at, at, inPromotion ? promoted + 1 : promoted, inPromotion);
    }

    /** The same with other numbers of occasions in promotions. */
    public Occasions withPromoted(int occasions, boolean latestOne) {
        return new Occasions(count, first, latest, lastOrder, occasions, latestOne);
    }
}
