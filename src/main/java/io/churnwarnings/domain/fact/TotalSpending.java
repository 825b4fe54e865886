package io.churnwarnings.domain.fact;

/**
 * What a customer has spent in all time, in the base currency, as far as amounts are known. Whole
 * numbers alone, so that neither the order of arrival nor folding shows.
 *
 * @param orders the standing orders with an amount above 0
 * @param logs the sum over these orders of the logarithm of the amount in units, in 10⁻⁹, each
 *     rounded
 * @param occasions the purchase occasions
 * @param known whether the amount of any standing order or refund is known
 * @param money orders less refunds, in 1/10,000 of the currency's unit; may be negative
 */
public record TotalSpending(int orders, long logs, int occasions, boolean known, MoneySum money) {

    /** Of a customer who never bought. */
    public static final TotalSpending NONE = new TotalSpending(0, 0, 0, false, MoneySum.ZERO);

    private static final double UNIT = 10_000;
    private static final double SCALE = 1e9;

    /** Whether nothing was counted. */
    public boolean isNone() {
        return equals(NONE);
    }

    /** What an order adds to {@link #logs}. */
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
