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
 */
public record Occasions(int count, long first, long latest, long lastOrder) {

    /** The value of a customer without purchases. */
    public static final Occasions NONE = new Occasions(0, 0, 0, 0);

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
        if (isEmpty()) {
            return new Occasions(1, at, at, at);
        }
        if (at < lastOrder) {
            throw new IllegalArgumentException(
                    "order at " + at + " comes before the last one at " + lastOrder);
        }
        return at - latest < window
                ? new Occasions(count, first, latest, at)
                : new Occasions(count + 1, first, at, at);
    }
}
