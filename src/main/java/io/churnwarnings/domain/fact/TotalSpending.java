package io.churnwarnings.domain.fact;

/**
 * A customer's total spending in the base currency, as far as amounts are known. All fields are
 * integers, so that the result does not depend on the order of arrival or on compaction.
 *
 * @param orders the standing orders with an amount above 0
 * @param logs the sum over these orders of the logarithm of the amount in units, in 10⁻⁹, each
 *     rounded
 * @param occasions the purchase occasions
 * @param known whether the amount of any standing order or refund is known
 * @param money orders less refunds, in 1/10,000 of the currency's unit; may be negative
 */
public record TotalSpending(int orders, long logs, int occasions, boolean known, MoneySum money) {

    /** The value of a customer without purchases. */
    public static final TotalSpending NONE = new TotalSpending(0, 0, 0, false, MoneySum.ZERO);

    private static final double UNIT = 10_000;
    private static final double SCALE = 1e9;

    /** Whether nothing was counted. */
    public boolean isNone() {
        return equals(NONE);
    }

    /** The contribution of an order to {@link #logs}. */
    public static long log(long amount) {
        return (long) Math.rint(StrictMath.log(amount / UNIT) * SCALE);
    }

    /** The mean logarithm of the amounts of {@link #orders}, of which there is one at least. */
    public double meanLog() {
        return logs / (double) orders / SCALE;
    }

    /** The money in units of the currency, at least 0. */
    public double units() {
        MoneySum spent = money.orZero();
        double exact = spent.fitsLong() ? spent.low() : spent.toBigInteger().doubleValue();
        return exact / UNIT;
    }
}
