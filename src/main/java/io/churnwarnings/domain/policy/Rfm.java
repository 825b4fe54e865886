package io.churnwarnings.domain.policy;

import io.churnwarnings.domain.fact.MoneySum;

/**
 * Recency, frequency and monetary value of a customer as of an instant.
 *
 * @param recencyMillis milliseconds since the last order
 * @param frequency the occasions of this calendar month and of the configured number of months
 *     before it
 * @param monetary orders less refunds of the same months, in 1/10,000 of the base currency's unit,
 *     never negative
 * @param currency the base currency
 * @param recencyScore 1 to 5, 5 for the most recent buyers
 * @param frequencyScore 1 to 5
 * @param monetaryScore 1 to 5
 */
public record Rfm(
        long recencyMillis,
        int frequency,
        MoneySum monetary,
        String currency,
        int recencyScore,
        int frequencyScore,
        int monetaryScore) {

    private static final int BEST = 5;
    private static final int HIGH = 4;

    public static Rfm of(long recencyMillis, int frequency, MoneySum monetary, RfmPolicy policy) {
        MoneySum money = monetary.orZero();
        int exceeded = 0;
        for (long limit : policy.recencyBreaks()) {
            exceeded += recencyMillis > limit ? 1 : 0;
        }
        return new Rfm(
                recencyMillis,
                frequency,
                money,
                policy.rates().base(),
                BEST - exceeded,
                1 + reached(frequency, policy.frequencyBreaks()),
                1 + reached(money.clamped(), policy.monetaryBreaks()));
    }

    /** The three scores as one word, such as {@code 354}. */
    public String scores() {
        return "" + recencyScore + frequencyScore + monetaryScore;
    }

    /** The customer's value by the monetary score. */
    public CustomerValue value() {
        return monetaryScore >= HIGH ? CustomerValue.HIGH : CustomerValue.NORMAL;
    }

    private static int reached(long value, Iterable<Long> breaks) {
        int reached = 0;
        for (long limit : breaks) {
            reached += value >= limit ? 1 : 0;
        }
        return reached;
    }
}
