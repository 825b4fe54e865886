package io.churnwarnings.domain.policy;

import io.churnwarnings.domain.fact.MoneySum;

/**
 * Recency, frequency and monetary value of a customer as of an instant.
 *
 * @param recencyMillis milliseconds since his last order
 * @param frequency his occasions of this calendar month and the configured number of months before
 *     it
 * @param monetary his orders less his refunds of the same months, in 1/10,000 of the base
 *     currency's unit, never negative
 * @param currency the base currency
 * @param recencyScore 1 to 5, 5 for who bought lately
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

    /** What the monetary score makes of the customer. */
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
