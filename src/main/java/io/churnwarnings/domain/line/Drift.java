package io.churnwarnings.domain.line;

import io.churnwarnings.domain.calendar.BusinessTime;
import io.churnwarnings.domain.fact.Purchases;
import io.churnwarnings.domain.policy.CurrencyRates;
import io.churnwarnings.domain.policy.DriftPolicy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Detects customers who buy more slowly, or for less, than before. */
public final class Drift {

    /** How many of the last gaps, and orders, are compared with those before them. */
    public static final int LAST = 3;

    private static final double SHORTEST_GAP_DAYS = 0.02;

    /** Rounding must not decide for a customer whose gaps grew by exactly the ratio. */
    private static final double TOLERANCE = 1e-9;

    private Drift() {}

    /** The reasons of the customer's drift as of the last order; empty if there is no drift. */
    public static List<DriftReason> of(Purchases purchases, DriftPolicy policy, BusinessTime time) {
        return of(
                purchases.occasions().gaps(),
                purchases.occasions().latest(),
                purchases.recentGaps(),
                purchases.recentAmounts(),
                policy,
                time);
    }

    /**
     * The reasons of the drift of a customer with these numbers, which are those of {@link
     * Purchases}.
     *
     * @param gaps how many gaps the customer has shown
     * @param latest the instant of the latest occasion, at which the last gap ends
     */
    public static List<DriftReason> of(
            int gaps,
            long latest,
            List<Long> recentGaps,
            List<Long> recentAmounts,
            DriftPolicy policy,
            BusinessTime time) {
        if (gaps < policy.minGaps()) {
            return List.of();
        }
        boolean slower = hasSlowed(time.days(recentGaps, latest), policy.gapRatio());
        boolean less = spendsLess(recentAmounts, policy.amountRatio());
        if (!slower && !less) {
            return List.of();
        }
        List<DriftReason> reasons = new ArrayList<>(2);
        if (slower) {
            reasons.add(DriftReason.FREQUENCY_DROP);
        }
        if (less) {
            reasons.add(DriftReason.ORDER_VALUE_DROP);
        }
        return reasons;
    }

    private static boolean hasSlowed(double[] gaps, double ratio) {
        int before = gaps.length - LAST;
        double least = Math.log(ratio) - TOLERANCE;
        // One logarithm of a product costs a tenth of the sum of them; rounding differs.
        double guess =
                Math.log(product(gaps, before, gaps.length)) / LAST
                        - Math.log(product(gaps, 0, before)) / before;
        if (Math.abs(guess - least) > TOLERANCE) {
            return guess > least;
        }
        return meanLog(gaps, before, gaps.length) - meanLog(gaps, 0, before) >= least;
    }

    private static double product(double[] gaps, int from, int to) {
        double product = 1;
        for (int i = from; i < to; i++) {
            product *= days(gaps[i]);
        }
        return product;
    }

    private static double meanLog(double[] gaps, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += Math.log(days(gaps[i]));
        }
        return sum / (to - from);
    }

    /** A gap's length in days as it counts here. */
    public static double days(double gapDays) {
        return Math.max(gapDays, SHORTEST_GAP_DAYS);
    }

    private static boolean spendsLess(List<Long> amounts, BigDecimal ratio) {
        int known = 0;
        double last = 0;
        double before = 0;
        for (int i = amounts.size() - 1; i >= 0; i--) {
            long amount = amounts.get(i);
            if (amount != CurrencyRates.UNKNOWN) {
                last += known < LAST ? amount : 0;
                before += known < LAST ? 0 : amount;
                known++;
            }
        }
        double most = ratio.doubleValue() * before * LAST * (1 + TOLERANCE);
        return known >= 2 * LAST
                && last * (known - LAST) <= most
                && spendsLessExactly(amounts, ratio);
    }

    /** The exact test, for amounts that the test in doubles does not rule out. */
    private static boolean spendsLessExactly(List<Long> amounts, BigDecimal ratio) {
        List<Long> known =
                amounts.stream().filter(amount -> amount != CurrencyRates.UNKNOWN).toList();
        int before = known.size() - LAST;
        BigDecimal sumBefore = sum(known.subList(0, before));
        BigDecimal sumLast = sum(known.subList(before, known.size()));
        // mean of the last ≤ ratio · mean of those before, without a division
        return sumBefore.signum() > 0
                && sumLast.multiply(BigDecimal.valueOf(before))
                                .compareTo(
                                        ratio.multiply(sumBefore)
                                                .multiply(BigDecimal.valueOf(LAST)))
                        <= 0;
    }

    private static BigDecimal sum(List<Long> amounts) {
        return new BigDecimal(
                amounts.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add));
    }
}
